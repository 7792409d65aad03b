# Written by hand, compared with the compiled module by `python -m mypy.stubtest dondoc`.
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from datetime import date as _date  # where a property is called date
from decimal import Decimal
from os import PathLike
from typing import Any, ClassVar, Literal, Protocol, TypeAlias, TypeVar, final, overload

from typing_extensions import disjoint_base

from ._host import HostStore
from ._values import Head, ImportReport, Letterhead, Window

__version__: str

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: Any = ...) -> tuple[Any, Any]: ...

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: Any = ...) -> Any: ...

# A numpy array; numpy itself is not needed, neither to run nor to check types.
class _Array(Protocol):
    @property
    def dtype(self) -> Any: ...
    def tobytes(self) -> bytes: ...

# What comes from numpy, polars, pyarrow or pandas goes back as it came; from another library, as a Column.
_DatesT = TypeVar("_DatesT", bound=_Array | _ArrowArray | _ArrowStream)

_list: TypeAlias = list  # where a method is called list

# Told how much of how much is done; `False` stops the work.
_Progress: TypeAlias = Callable[[int, int], object]

# Reported figures by row (its key, or its outer group and its key), then by column or ratio; tasks likewise.
_Figures: TypeAlias = Mapping[str, int | str | float | Decimal]
_Claimed: TypeAlias = (
    Mapping[str, _Figures] | Mapping[tuple[str, str], _Figures] | Mapping[str | tuple[str, str], _Figures]
)
_Tasks: TypeAlias = Mapping[str, Sequence[str]]
_ClaimedTasks: TypeAlias = (
    Mapping[str, _Tasks] | Mapping[tuple[str, str], _Tasks] | Mapping[str | tuple[str, str], _Tasks]
)

@final
class AgencyKind:
    """What an agency is to the register."""

    OFFICE: ClassVar[AgencyKind]
    DEPARTMENT: ClassVar[AgencyKind]
    LOCAL_AUTHORITY: ClassVar[AgencyKind]
    OTHER: ClassVar[AgencyKind]
    AUDITOR: ClassVar[AgencyKind]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Succession:
    """How an agency ends, and what follows it."""

    MERGED: ClassVar[Succession]
    SPLIT: ClassVar[Succession]
    RENAMED: ClassVar[Succession]
    DISSOLVED: ClassVar[Succession]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class AgencyEnding:
    """The end of an agency."""

    @property
    def on(self) -> date:
        """The first day on which it is not there any more."""
    @property
    def how(self) -> Succession:
        """How."""
    @property
    def successors(self) -> list[str]:
        """Who follows it."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Handover:
    """Which successor an open task of an ended agency goes to."""

    def __new__(cls, task: str, to: str) -> Handover: ...
    @property
    def task(self) -> str:
        """The task."""
    @property
    def to(self) -> str:
        """One of the successors."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Known:
    """The interval of recorded time in which a row was what was known: from `since` to just before `until`."""

    @property
    def since(self) -> datetime:
        """First instant at which this was known."""
    @property
    def until(self) -> datetime | None:
        """The instant at which something newer was known; `None` while this is the latest."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class AgencyFacts:
    """What is known of an agency of the directory: a report asked again with what was known then lists the agencies
    of then.
    """

    @property
    def agency(self) -> Agency:
        """The agency."""
    @property
    def since(self) -> date:
        """The day from which it is in the directory."""
    @property
    def ended(self) -> AgencyEnding | None:
        """Its end, once it was decided."""
    @property
    def known(self) -> Known:
        """When this row was what was known."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@disjoint_base
class AgencyGroup:
    """Agencies that are given a task together, each its own: those that are there on the day of the directive."""

    @final
    class OfKind(AgencyGroup):
        """Every agency of a kind: “các sở, ban, ngành tỉnh”, “UBND các huyện, thành phố”."""

        __match_args__ = ("kind",)
        def __new__(cls, kind: AgencyKind) -> AgencyGroup.OfKind: ...
        @property
        def kind(self) -> AgencyKind:
            """Which kind."""
    @final
    class UnitsOf(AgencyGroup):
        """Every agency that belongs to another (cơ quan, đơn vị trực thuộc)."""

        __match_args__ = ("agency",)
        def __new__(cls, agency: str) -> AgencyGroup.UnitsOf: ...
        @property
        def agency(self) -> str:
            """The agency they belong to."""
    @final
    class Listed(AgencyGroup):
        """Those that are listed."""

        __match_args__ = ("agencies",)
        def __new__(cls, agencies: list[str]) -> AgencyGroup.Listed: ...
        @property
        def agencies(self) -> list[str]:
            """Which."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Certainty:
    """How sure an answer about a day is."""

    ANNOUNCED: ClassVar[Certainty]
    PREDICTED: ClassVar[Certainty]
    UNCERTAIN: ClassVar[Certainty]
    @property
    def label(self) -> str:
        """The Vietnamese label."""
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Confidence:
    """How well a decision on file is known."""

    A: ClassVar[Confidence]
    B: ClassVar[Confidence]
    C: ClassVar[Confidence]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Cycle:
    """How often something recurs."""

    DAY: ClassVar[Cycle]
    WEEK: ClassVar[Cycle]
    MONTH: ClassVar[Cycle]
    QUARTER: ClassVar[Cycle]
    HALF_YEAR: ClassVar[Cycle]
    NINE_MONTHS: ClassVar[Cycle]
    YEAR: ClassVar[Cycle]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class DayKind:
    """What kind of day a day is."""

    WORKING: ClassVar[DayKind]
    WEEKEND: ClassVar[DayKind]
    HOLIDAY: ClassVar[DayKind]
    COMPENSATORY: ClassVar[DayKind]
    SWAP_OFF: ClassVar[DayKind]
    MAKE_UP: ClassVar[DayKind]
    OWN_OFF: ClassVar[DayKind]
    OWN_WORKING: ClassVar[DayKind]
    @property
    def label(self) -> str:
        """The Vietnamese label."""
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class DeadlineConfidence:
    """How sure the reading of a deadline is."""

    CERTAIN: ClassVar[DeadlineConfidence]
    ASSUMED: ClassVar[DeadlineConfidence]
    AMBIGUOUS: ClassVar[DeadlineConfidence]
    UNKNOWN: ClassVar[DeadlineConfidence]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __lt__(self, other: DeadlineConfidence | int, /) -> bool: ...
    def __le__(self, other: DeadlineConfidence | int, /) -> bool: ...
    def __gt__(self, other: DeadlineConfidence | int, /) -> bool: ...
    def __ge__(self, other: DeadlineConfidence | int, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class DeadlineKind:
    """The kinds of deadline, without their values."""

    DATE: ClassVar[DeadlineKind]
    TERM: ClassVar[DeadlineKind]
    PERIOD: ClassVar[DeadlineKind]
    NO_DEADLINE: ClassVar[DeadlineKind]
    RECURRING: ClassVar[DeadlineKind]
    EVENT: ClassVar[DeadlineKind]
    UNRESOLVED: ClassVar[DeadlineKind]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class DutyAction:
    """What must be done."""

    ENTER_TASKS: ClassVar[DutyAction]
    UPDATE_TASK: ClassVar[DutyAction]
    CONFIRM_RESULT: ClassVar[DutyAction]
    UPDATE_UNDATED_TASK: ClassVar[DutyAction]
    SETTLE_RETURN: ClassVar[DutyAction]
    REPORT_DIFFICULTY: ClassVar[DutyAction]
    ESCALATE: ClassVar[DutyAction]
    ANSWER_FEEDBACK: ClassVar[DutyAction]
    COPY_FEEDBACK_ANSWER: ClassVar[DutyAction]
    CHECK_TASK: ClassVar[DutyAction]
    ASK_FOR_DIRECTION: ClassVar[DutyAction]
    PREPARE_INSPECTION: ClassVar[DutyAction]
    SETTLE_DISCREPANCY: ClassVar[DutyAction]
    SEND_REPORT: ClassVar[DutyAction]
    MAKE_REPORT: ClassVar[DutyAction]
    PUBLISH_REPORT: ClassVar[DutyAction]
    REPORT_ON_REGULATION: ClassVar[DutyAction]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class DutyState:
    """How a duty stands."""

    OVERDUE: ClassVar[DutyState]
    OPEN: ClassVar[DutyState]
    UPCOMING: ClassVar[DutyState]
    DONE: ClassVar[DutyState]
    DONE_LATE: ClassVar[DutyState]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class MonthCertainty:
    """Whether the first day of a lunar month can be known today."""

    CERTAIN: ClassVar[MonthCertainty]
    UNCERTAIN: ClassVar[MonthCertainty]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Part:
    """A point of a period (Civil Code, article 146 paragraphs 2 and 3)."""

    BEGINNING: ClassVar[Part]
    MIDDLE: ClassVar[Part]
    END: ClassVar[Part]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Progress:
    """How far a task has come."""

    IN_PROGRESS: ClassVar[Progress]
    RETURNED: ClassVar[Progress]
    AWAITING_CONFIRMATION: ClassVar[Progress]
    COMPLETED: ClassVar[Progress]
    WITHDRAWN: ClassVar[Progress]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class ReturnReason:
    """Why an agency returns a task to the Office (Đ8.2.a)."""

    MISSING: ClassVar[ReturnReason]
    INACCURATE: ClassVar[ReturnReason]
    OUTSIDE_COMPETENCE: ClassVar[ReturnReason]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class FeedbackOutcome:
    """How the Office answers a feedback (Đ15.5)."""

    URGED: ClassVar[FeedbackOutcome]
    REPORTED_FOR_DIRECTION: ClassVar[FeedbackOutcome]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class InspectionContent:
    """What is inspected (nội dung kiểm tra, Đ13.1)."""

    EXECUTION: ClassVar[InspectionContent]
    UPDATING: ClassVar[InspectionContent]
    REPORTING: ClassVar[InspectionContent]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class InspectionGround:
    """What an inspection rests on (căn cứ kiểm tra, Đ13.2)."""

    PLAN: ClassVar[InspectionGround]
    REQUEST: ClassVar[InspectionGround]
    SIGNS: ClassVar[InspectionGround]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class NonPerformance:
    """Why a task whose day has come is not done (Đ16.3)."""

    NOT_STARTED: ClassVar[NonPerformance]
    NOT_ABLE: ClassVar[NonPerformance]
    NOT_COMPLETED: ClassVar[NonPerformance]
    NOT_AS_REQUIRED: ClassVar[NonPerformance]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class AgencyPart:
    """An agency's part in a task."""

    LEAD: ClassVar[AgencyPart]
    COORDINATOR: ClassVar[AgencyPart]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class PublicationPlace:
    """Where the Office publishes its report (Đ15.2)."""

    SYSTEM: ClassVar[PublicationPlace]
    PORTAL: ClassVar[PublicationPlace]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Quadrant:
    """The four cells of the national reports: done or not × in time or not."""

    DONE_IN_TIME: ClassVar[Quadrant]
    DONE_OVERDUE: ClassVar[Quadrant]
    OPEN_IN_TIME: ClassVar[Quadrant]
    OPEN_OVERDUE: ClassVar[Quadrant]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class ReminderForm:
    """How a reminder reaches its agency (hình thức đôn đốc, Đ11.2)."""

    SYSTEM: ClassVar[ReminderForm]
    REPORT: ClassVar[ReminderForm]
    MEETING: ClassVar[ReminderForm]
    REMOTE: ClassVar[ReminderForm]
    INSPECTION: ClassVar[ReminderForm]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class ReminderSubject:
    """What a reminder is about (nội dung đôn đốc, Đ11.1)."""

    ENTRY: ClassVar[ReminderSubject]
    EXECUTION: ClassVar[ReminderSubject]
    REPORTING: ClassVar[ReminderSubject]
    PROPOSALS: ClassVar[ReminderSubject]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class ReportKind:
    """Which report."""

    SELF_CHECK: ClassVar[ReportKind]
    EVALUATION: ClassVar[ReportKind]
    ON_REGULATION: ClassVar[ReportKind]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class ReportSection:
    """A part that a self-check report must have (Đ16.1)."""

    ASSESSMENT: ClassVar[ReportSection]
    SHORTCOMINGS: ClassVar[ReportSection]
    DIFFICULTIES: ClassVar[ReportSection]
    CAUSES: ClassVar[ReportSection]
    PROPOSALS: ClassVar[ReportSection]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class StandingClass:
    """The three classes of Đ6.8. What waits for confirmation, or lies at the Office, is not completed."""

    COMPLETED: ClassVar[StandingClass]
    OPEN_IN_TIME: ClassVar[StandingClass]
    OPEN_OVERDUE: ClassVar[StandingClass]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Urgency:
    """Degree of urgency (độ khẩn) as the document bears it. A regulation may set shorter limits for the urgent
    ones.
    """

    NORMAL: ClassVar[Urgency]
    URGENT: ClassVar[Urgency]
    VERY_URGENT: ClassVar[Urgency]
    EXPRESS: ClassVar[Urgency]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Secrecy:
    """Degree of secrecy (độ mật). It exists to be refused: no directive can be made of a secret draft."""

    UNCLASSIFIED: ClassVar[Secrecy]
    MAT: ClassVar[Secrecy]
    TOI_MAT: ClassVar[Secrecy]
    TUYET_MAT: ClassVar[Secrecy]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Severity:
    """How much a finding weighs."""

    INFORMATION: ClassVar[Severity]
    WARNING: ClassVar[Severity]
    ERROR: ClassVar[Severity]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __lt__(self, other: Severity | int, /) -> bool: ...
    def __le__(self, other: Severity | int, /) -> bool: ...
    def __gt__(self, other: Severity | int, /) -> bool: ...
    def __ge__(self, other: Severity | int, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class TermUnit:
    """What a period is counted in."""

    WORKING_DAY: ClassVar[TermUnit]
    DAY: ClassVar[TermUnit]
    WEEK: ClassVar[TermUnit]
    MONTH: ClassVar[TermUnit]
    YEAR: ClassVar[TermUnit]
    @property
    def label(self) -> str:
        """The Vietnamese label."""
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Timeliness:
    """How a task stands against its deadline, measured on the day of its result, of its withdrawal, or asked about."""

    IN_TIME: ClassVar[Timeliness]
    OVERDUE: ClassVar[Timeliness]
    NO_DEADLINE: ClassVar[Timeliness]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class AsOf:
    """The day asked about, and what was known when."""

    def __new__(cls, on: date, known_at: datetime | None = None) -> AsOf: ...
    @property
    def on(self) -> date:
        """The day of the world that is asked about."""
    @property
    def known_at(self) -> datetime | None:
        """Only what was recorded at or before this instant counts; None: all that is recorded."""
    def __getnewargs__(self) -> tuple[date, datetime | None]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class WorkingCalendar:
    """The working calendar of a body. It never changes: a later notice makes another calendar."""

    @staticmethod
    def vietnam() -> WorkingCalendar:
        """The calendar of state bodies, with every official notice of this release."""
    @overload
    def add_working_days(self, dates: date, n: int) -> date:
        """The n-th working day strictly after each date; strictly before it when n is negative; the date itself when n
        is 0.
        """
    @overload
    def add_working_days(self, dates: _DatesT, n: int) -> _DatesT: ...
    @overload
    def working_days_between(self, a: date, b: date) -> int:
        """Working days after a, up to and including b; negative when b is before a. Either may be a single date."""
    @overload
    def working_days_between(
        self,
        a: _Array | _ArrowArray | _ArrowStream,
        b: date | _Array | _ArrowArray | _ArrowStream,
    ) -> Any: ...
    @overload
    def working_days_between(self, a: date, b: _Array | _ArrowArray | _ArrowStream) -> Any: ...
    @overload
    def is_working_day(self, dates: date) -> bool:
        """Whether each date is worked."""
    @overload
    def is_working_day(self, dates: _Array | _ArrowArray | _ArrowStream) -> Any: ...
    @overload
    def next_working_day(self, dates: date) -> date:
        """The first working day strictly after each date."""
    @overload
    def next_working_day(self, dates: _DatesT) -> _DatesT: ...
    @overload
    def previous_working_day(self, dates: date) -> date:
        """The last working day strictly before each date."""
    @overload
    def previous_working_day(self, dates: _DatesT) -> _DatesT: ...
    @overload
    def roll_forward(self, dates: date) -> date:
        """Each date itself when it is worked, else the next working day."""
    @overload
    def roll_forward(self, dates: _DatesT) -> _DatesT: ...
    @overload
    def roll_backward(self, dates: date) -> date:
        """Each date itself when it is worked, else the working day before."""
    @overload
    def roll_backward(self, dates: _DatesT) -> _DatesT: ...
    def term_end(self, event: date, term: Term) -> date:
        """The day at whose end (24:00) a period that begins with an event ends: the event's own day is not counted, and a last
        day that is not worked moves to the next working day (Civil Code, articles 147 and 148).
        """
    def day(self, date: date) -> Day:
        """What a day is, by which act, and how sure that is."""
    def with_notice(self, text: str) -> WorkingCalendar:
        """This calendar with a year's decision added, read from TOML or JSON; this calendar itself does not change."""
    def diff(self, other: WorkingCalendar) -> list[DayChange]:
        """Every day about which the other calendar answers differently, in order."""
    @property
    def id(self) -> str:
        """The id of the body's profile, such as `vn-state-bodies`."""
    @property
    def version(self) -> str:
        """Version of the data of this release, then `+YEAR` for every notice added."""
    @property
    def hash(self) -> str:
        """Hex SHA-256 of the calendar's contents, by which an answer can name it."""
    @property
    def first_day(self) -> date:
        """The first day of the calendar."""
    @property
    def last_day(self) -> date:
        """The last day of the calendar."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Day:
    """A day, what it is, by which act, and how sure that is."""

    @property
    def date(self) -> _date:
        """The day itself."""
    @property
    def working(self) -> bool:
        """Whether it is worked; follows from the kind."""
    @property
    def kind(self) -> DayKind:
        """What kind of day it is."""
    @property
    def name(self) -> str | None:
        """The holiday's name; for a compensatory day the name of the holiday it makes good."""
    @property
    def related(self) -> _date | None:
        """The other day: the holiday made good, the make-up day of a day off, the day off of a make-up day."""
    @property
    def certainty(self) -> Certainty:
        """How sure the answer is."""
    @property
    def confidence(self) -> Confidence | None:
        """How well the year's decision, or the swap, is known; absent where there is none."""
    @property
    def source(self) -> str | None:
        """The decision on file and where it was read; absent where there is none."""
    @property
    def act(self) -> str | None:
        """The act that makes the day what it is; absent for swaps, which rest on the decision in `source`."""
    @property
    def article(self) -> str | None:
        """The article of the act."""
    @property
    def notice(self) -> str | None:
        """What a reader should know besides: an open proposal, or why the day is only predicted."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class DayChange:
    """A day about which two calendars answer differently."""

    @property
    def date(self) -> _date:
        """The day."""
    @property
    def work_changed(self) -> bool:
        """Whether it is worked in one calendar and not in the other; else only the reason or the certainty changed."""
    @property
    def before(self) -> Day:
        """What the first calendar answers."""
    @property
    def after(self) -> Day:
        """What the second calendar answers."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Term:
    """A period (thời hạn): a number and its unit. `1 working day` and `1 day` are different terms and do not compare
    equal.
    """

    @property
    def count(self) -> int:
        """How many."""
    @property
    def unit(self) -> TermUnit:
        """Of what."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Regulation:
    """A regulation (quy chế) read from a pack."""

    @staticmethod
    def load(id: str) -> Regulation:
        """A pack that ships with the library, by id."""
    @staticmethod
    def parse(text: str) -> Regulation:
        """Reads a pack from TOML."""
    @staticmethod
    def source(id: str) -> str:
        """The text of a pack that ships with the library: to copy, change and parse."""
    @property
    def id(self) -> str:
        """Id of the pack."""
    @property
    def version(self) -> str:
        """Id and version of the pack, as answers name it."""
    @property
    def number(self) -> str:
        """Số, ký hiệu of the regulation."""
    @property
    def title(self) -> str:
        """Its title."""
    @property
    def in_force_on(self) -> date | None:
        """The first day on which it is in force; None where it is not known."""
    @property
    def rules(self) -> list[Rule]:
        """The rules in the order of the pack."""
    def rule(self, id_or_article: str) -> Rule:
        """A rule by its id or by its article; by article, the first one of the pack."""
    @property
    def reports(self) -> list[ReportDefinition]:
        """The reports of the pack; the first one is the one meant where none is named."""
    def open_sums(self, rows: _Claimed, *, definition: str | ReportDefinition | None = None) -> list[OpenSum]:
        """The sums and shares among reported figures that do not come out, by a report of the pack; what was not reported is
        not missed. `rows`: by key (or outer group and key), then by column or ratio.
        """
    def label(self, key: str) -> Text:
        """The label of a status or a column; the key itself where the pack has none."""
    def due_soon_until(self, on: date, *, calendar: WorkingCalendar | None = None) -> date | None:
        """The last deadline that is soon (sắp đến hạn) on a day; None where the regulation has no such class. An open task in
        time is due soon when its deadline is not after it.
        """

@final
class Rule:
    """A rule of a regulation: where it stands, its words, and what it sets."""

    @property
    def id(self) -> str:
        """Stable id, such as `office.entry`."""
    @property
    def article(self) -> str | None:
        """The article, such as `dieu-7.khoan-1.diem-a`; None for a default of the library."""
    @property
    def basis(self) -> Literal["regulation", "other_act", "reported", "default"]:
        """What the rule rests on: `regulation`, `other_act`, `reported`, or `default` of the library."""
    @property
    def source(self) -> str | None:
        """The act or the report that the quote is from, where it is not the regulation."""
    @property
    def quote(self) -> str:
        """The words of the article, to the letter."""
    @property
    def reading(self) -> str | None:
        """The reading taken where the words leave several."""
    @property
    def value(self) -> Term | int | str | list[str] | tuple[int, int] | bool | None:
        """What it sets: a Term, a number, the name of a reading, a list of names, the days on which a report window opens and
        closes; None where it sets no number; True where it only stands.
        """
    @property
    def alternatives(self) -> list[Alternative]:
        """The readings not taken, each with its value: what a copied pack may set instead."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Alternative:
    """A reading that a regulation's words leave open and that its pack does not take."""

    @property
    def value(self) -> Term | int | str | list[str] | tuple[int, int] | bool | None:
        """What the rule sets under this reading, as `Rule.value`."""
    @property
    def means(self) -> str:
        """The reading, in Vietnamese."""

@final
class ReportPeriod:
    """A period of Điều 17: month, quarter, half-year, nine months or year."""

    @staticmethod
    def month(year: int, month: int) -> ReportPeriod:
        """A month (tháng), 1 to 12."""
    @staticmethod
    def quarter(year: int, quarter: int) -> ReportPeriod:
        """A quarter (quý), 1 to 4."""
    @staticmethod
    def half_year(year: int, half: int) -> ReportPeriod:
        """A half-year (6 tháng đầu năm, 6 tháng cuối năm), 1 or 2."""
    @staticmethod
    def nine_months(year: int) -> ReportPeriod:
        """The first nine months (9 tháng)."""
    @staticmethod
    def year(year: int) -> ReportPeriod:
        """A report year (năm)."""
    def window(self, regulation: Regulation | None = None) -> Window:
        """The days that the period counts: from the cut-off day of the period before to its own, both included."""
    @property
    def name(self) -> str:
        """The period's name in Vietnamese, such as `tháng 4/2020`."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __lt__(self, other: ReportPeriod, /) -> bool: ...
    def __le__(self, other: ReportPeriod, /) -> bool: ...
    def __gt__(self, other: ReportPeriod, /) -> bool: ...
    def __ge__(self, other: ReportPeriod, /) -> bool: ...

@final
class Agency:
    """An agency (cơ quan, đơn vị) of the directory."""

    def __new__(
        cls,
        code: str,
        name: str,
        kind: AgencyKind,
        parent: str | None = None,
        sectors: Sequence[str] = ...,
    ) -> Agency: ...
    @property
    def code(self) -> str:
        """Its code."""
    @property
    def name(self) -> str:
        """Its name."""
    @property
    def kind(self) -> AgencyKind:
        """What it is to the register."""
    @property
    def parent(self) -> str | None:
        """The agency it belongs to."""
    @property
    def sectors(self) -> list[str]:
        """Ngành, lĩnh vực that it manages (Đ10.2.a)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Actor:
    """Who acts: an officer on behalf of an agency."""

    def __new__(cls, officer: str, agency: str) -> Actor: ...
    @property
    def officer(self) -> str:
        """The officer."""
    @property
    def agency(self) -> str:
        """The agency for which the officer acts."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class DirectiveDraft:
    """A directive as a host hands it in, degree of secrecy included."""

    def __new__(
        cls,
        id: str,
        *,
        kind: str,
        issued_on: date,
        number: str | None = None,
        signer: str = ...,
        abstract_text: str = ...,
        drafting_units: Sequence[str] = ...,
        specialist: str | None = None,
        secrecy: Secrecy = ...,
        urgency: Urgency = ...,
    ) -> DirectiveDraft: ...
    @property
    def id(self) -> str:
        """Chosen by the host."""
    @property
    def number(self) -> str | None:
        """Số, ký hiệu as written; a processing slip may have none."""
    @property
    def kind(self) -> str:
        """Loại văn bản, by its id in the regulation."""
    @property
    def issued_on(self) -> date:
        """Ngày ban hành."""
    @property
    def signer(self) -> str:
        """Người ký."""
    @property
    def abstract_text(self) -> str:
        """Trích yếu."""
    @property
    def drafting_units(self) -> list[str]:
        """Cơ quan, đơn vị trình ban hành; several where a document was drafted jointly."""
    @property
    def specialist(self) -> str | None:
        """Chuyên viên được phân công theo dõi, who answers for its entry."""
    @property
    def secrecy(self) -> Secrecy:
        """Độ mật."""
    @property
    def urgency(self) -> Urgency:
        """Độ khẩn."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TaskDraft:
    """A task (nhiệm vụ được giao) as the Office enters it: items 3 to 7 of Điều 6."""

    def __new__(
        cls,
        id: str,
        *,
        directive: str,
        lead: str | None = None,
        coordinators: Sequence[str] = ...,
        monitoring_unit: str | None = None,
        specialist: str | None = None,
        content: str = ...,
        deadline: date | None = None,
        sector: str | None = None,
    ) -> TaskDraft: ...
    @property
    def id(self) -> str:
        """Chosen by the host."""
    @property
    def directive(self) -> str:
        """The directive that assigns it; it is assigned on the directive's day of issue."""
    @property
    def lead(self) -> str | None:
        """Cơ quan chủ trì. A task without one is refused with the article; the draft can be made, so that the refusal
        can be shown.
        """
    @property
    def coordinators(self) -> list[str]:
        """Cơ quan phối hợp."""
    @property
    def monitoring_unit(self) -> str | None:
        """Đơn vị được giao theo dõi, a unit of the Office."""
    @property
    def specialist(self) -> str | None:
        """Chuyên viên được phân công theo dõi."""
    @property
    def content(self) -> str:
        """Nội dung nhiệm vụ."""
    @property
    def deadline(self) -> date | None:
        """Thời hạn; `None` for a task without one (Đ5.2)."""
    @property
    def sector(self) -> str | None:
        """Ngành, lĩnh vực: the department that manages it follows and urges the task too (Đ10.2.a)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@disjoint_base
class Action:
    """The acts."""

    @property
    def name(self) -> str:
        """The stable name, as in the permissions of a regulation."""
    @final
    class RegisterAgency(Action):
        """Puts an agency into the directory."""

        __match_args__ = ("agency",)
        def __new__(cls, agency: Agency) -> Action.RegisterAgency: ...
        @property
        def agency(self) -> Agency:
            """The agency."""
    @final
    class CorrectAgency(Action):
        """Corrects what was entered of an agency, whose code stays (Đ18.1)."""

        __match_args__ = ("agency", "reason")
        def __new__(cls, agency: Agency, reason: str) -> Action.CorrectAgency: ...
        @property
        def agency(self) -> Agency:
            """The agency as it should have been entered."""
        @property
        def reason(self) -> str:
            """Why."""
    @final
    class EndAgency(Action):
        """Ends an agency from `occurred_on` on, and hands what is open of it over: the tasks that it leads to a
        successor, its place as coordinator to the successors. Nothing becomes late by it: deadlines stay, and what
        the new lead owes counts from that day. What was completed keeps the old name.
        """

        __match_args__ = ("agency", "how", "successors", "handovers", "document")
        def __new__(
            cls,
            agency: str,
            how: Succession,
            successors: list[str],
            handovers: list[Handover],
            document: str | None,
        ) -> Action.EndAgency: ...
        @property
        def agency(self) -> str:
            """The agency."""
        @property
        def how(self) -> Succession:
            """How it ends."""
        @property
        def successors(self) -> list[str]:
            """Who follows it: one where it is merged or renamed, two or more where it is split."""
        @property
        def handovers(self) -> list[Handover]:
            """To which of them each open task goes that it leads; not needed where there is one successor."""
        @property
        def document(self) -> str | None:
            """Số, ký hiệu of the document that decides it."""
    @final
    class CorrectDirective(Action):
        """Corrects or supplements what was entered of a directive, whose id stays (Đ7.2.b). A day of issue or a
        degree of urgency that was wrong is corrected in all its tasks too.
        """

        __match_args__ = ("directive", "reason")
        def __new__(cls, directive: DirectiveDraft, reason: str) -> Action.CorrectDirective: ...
        @property
        def directive(self) -> DirectiveDraft:
            """The directive as it should have been entered."""
        @property
        def reason(self) -> str:
            """Why."""
    @final
    class AssignToGroup(Action):
        """Enters the same task for each agency of a group, each as lead of its own: `<id>-<code of the agency>` is
        the id of its task. The group is expanded on `occurred_on`.
        """

        __match_args__ = ("task", "group", "excluding")
        def __new__(
            cls,
            task: TaskDraft,
            group: AgencyGroup,
            excluding: list[str],
        ) -> Action.AssignToGroup: ...
        @property
        def task(self) -> TaskDraft:
            """What each is given; it names no lead."""
        @property
        def group(self) -> AgencyGroup:
            """Who."""
        @property
        def excluding(self) -> list[str]:
            """Who of them is not."""
    @final
    class RegisterDirective(Action):
        """Registers a directive (đăng ký văn bản); `occurred_on` is its day of issue."""

        __match_args__ = ("directive",)
        def __new__(cls, directive: DirectiveDraft) -> Action.RegisterDirective: ...
        @property
        def directive(self) -> DirectiveDraft:
            """The directive."""
    @final
    class AssignTask(Action):
        """Enters a task and transfers it (cập nhật, chuyển theo dõi)."""

        __match_args__ = ("task",)
        def __new__(cls, task: TaskDraft) -> Action.AssignTask: ...
        @property
        def task(self) -> TaskDraft:
            """The task."""
    @final
    class AmendDeadline(Action):
        """Changes the current deadline by a decision of `occurred_on`; the original stays."""

        __match_args__ = ("task", "deadline", "document")
        def __new__(cls, task: str, deadline: date | None, document: str | None) -> Action.AmendDeadline: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def deadline(self) -> date | None:
            """The new deadline; `None`: without one from now on."""
        @property
        def document(self) -> str | None:
            """The document that decides it."""
    @final
    class UpdateProgress(Action):
        """Reports how a task stands without a result (cập nhật tình hình)."""

        __match_args__ = ("task", "note")
        def __new__(cls, task: str, note: str) -> Action.UpdateProgress: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def note(self) -> str:
            """What is said."""
    @final
    class ReportResult(Action):
        """Reports the result of `occurred_on`."""

        __match_args__ = ("task", "document")
        def __new__(cls, task: str, document: str | None) -> Action.ReportResult: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def document(self) -> str | None:
            """Số, ký hiệu of the document that is the result."""
    @final
    class ConfirmResult(Action):
        """Confirms the result that waits (xác nhận kết quả)."""

        __match_args__ = ("task",)
        def __new__(cls, task: str) -> Action.ConfirmResult: ...
        @property
        def task(self) -> str:
            """The task."""
    @final
    class RefuseResult(Action):
        """Refuses the result that waits."""

        __match_args__ = ("task", "reason")
        def __new__(cls, task: str, reason: str) -> Action.RefuseResult: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def reason(self) -> str:
            """Why."""
    @final
    class ReturnTask(Action):
        """Returns a task to the Office (chuyển lại Văn phòng)."""

        __match_args__ = ("task", "reason", "note")
        def __new__(cls, task: str, reason: ReturnReason, note: str) -> Action.ReturnTask: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def reason(self) -> ReturnReason:
            """Which of the reasons of Đ8.2.a."""
        @property
        def note(self) -> str:
            """The reason in words."""
    @final
    class ReassignTask(Action):
        """Gives a task to another lead, or anew to the one that returned it."""

        __match_args__ = ("task", "lead", "coordinators", "reason")
        def __new__(
            cls,
            task: str,
            lead: str,
            coordinators: list[str],
            reason: str,
        ) -> Action.ReassignTask: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def lead(self) -> str:
            """The lead from `occurred_on` on."""
        @property
        def coordinators(self) -> list[str]:
            """The coordinators from then on."""
        @property
        def reason(self) -> str:
            """Why."""
    @final
    class WithdrawTask(Action):
        """Withdraws a task (rút nhiệm vụ)."""

        __match_args__ = ("task", "reason")
        def __new__(cls, task: str, reason: str) -> Action.WithdrawTask: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def reason(self) -> str:
            """Why."""
    @final
    class DeclineTracking(Action):
        """Records that a document assigns nothing in particular and is not tracked (Đ4.2). Only its id, number and
        day are kept.
        """

        __match_args__ = ("directive", "reason")
        def __new__(cls, directive: DirectiveDraft, reason: str) -> Action.DeclineTracking: ...
        @property
        def directive(self) -> DirectiveDraft:
            """The document."""
        @property
        def reason(self) -> str:
            """Why."""
    @final
    class CorrectTask(Action):
        """Corrects what was entered of a task (cập nhật bổ sung, điều chỉnh, Đ8.2.a). What is `None` stays as it
        is; deadline and lead have acts of their own.
        """

        __match_args__ = ("task", "content", "coordinators", "monitoring_unit", "specialist", "sector", "reason")
        def __new__(
            cls,
            task: str,
            content: str | None,
            coordinators: Sequence[str] | None,
            monitoring_unit: str | None,
            specialist: str | None,
            sector: str | None,
            reason: str,
        ) -> Action.CorrectTask: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def content(self) -> str | None:
            """Nội dung nhiệm vụ."""
        @property
        def coordinators(self) -> list[str] | None:
            """Cơ quan phối hợp, all of them."""
        @property
        def monitoring_unit(self) -> str | None:
            """Đơn vị được giao theo dõi."""
        @property
        def specialist(self) -> str | None:
            """Chuyên viên được phân công theo dõi."""
        @property
        def sector(self) -> str | None:
            """Ngành, lĩnh vực."""
        @property
        def reason(self) -> str:
            """Why."""
    @final
    class SupersedeTask(Action):
        """Ends a task in whose place a later directive puts others."""

        __match_args__ = ("task", "later", "reason")
        def __new__(cls, task: str, later: str, reason: str) -> Action.SupersedeTask: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def later(self) -> str:
            """The later directive."""
        @property
        def reason(self) -> str:
            """Why."""
    @final
    class VoidEvent(Action):
        """Takes back a wrong record. The event stays in the history and in every answer about what was known
        before; from now on the task, case, agency or directive is what the other events add up to. What came with
        the record goes with it: the handovers of an agency that did not end after all.
        """

        __match_args__ = ("stream", "version", "reason")
        def __new__(cls, stream: str, version: int, reason: str) -> Action.VoidEvent: ...
        @property
        def stream(self) -> str:
            """The name of its stream, such as `task/NV-00041`, `feedback/PH-3`, `agency/SNV`."""
        @property
        def version(self) -> int:
            """The event's place in its stream, from 1."""
        @property
        def reason(self) -> str:
            """Why."""
    @final
    class ReceiveTask(Action):
        """Says that the lead has checked the task against the document and takes it (rà soát, đối chiếu, Đ8.2.a)."""

        __match_args__ = ("task",)
        def __new__(cls, task: str) -> Action.ReceiveTask: ...
        @property
        def task(self) -> str:
            """The task."""
    @final
    class Contribute(Action):
        """Gives the lead information on the coordinator's part (cung cấp thông tin, Đ10.2.b). The task does not
        move.
        """

        __match_args__ = ("task", "note", "document")
        def __new__(cls, task: str, note: str, document: str | None) -> Action.Contribute: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def note(self) -> str:
            """What is said."""
        @property
        def document(self) -> str | None:
            """Số, ký hiệu of the document, where there is one."""
    @final
    class Remind(Action):
        """Urges an agency about a task (đôn đốc, Đ11)."""

        __match_args__ = ("task", "to", "subject", "form", "document", "note")
        def __new__(
            cls,
            task: str,
            to: str,
            subject: ReminderSubject,
            form: ReminderForm,
            document: str | None,
            note: str,
        ) -> Action.Remind: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def to(self) -> str:
            """The agency urged: the lead or a coordinator."""
        @property
        def subject(self) -> ReminderSubject:
            """About what."""
        @property
        def form(self) -> ReminderForm:
            """How."""
        @property
        def document(self) -> str | None:
            """Số, ký hiệu of the urging document, where there is one."""
        @property
        def note(self) -> str:
            """What was said, and by which means."""
    @final
    class ReportDifficulty(Action):
        """Reports why a task is not done, its difficulties and their causes (Đ16.3)."""

        __match_args__ = ("task", "kind", "difficulty", "cause")
        def __new__(
            cls,
            task: str,
            kind: NonPerformance,
            difficulty: str,
            cause: str,
        ) -> Action.ReportDifficulty: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def kind(self) -> NonPerformance:
            """Which of the four cases."""
        @property
        def difficulty(self) -> str:
            """Khó khăn, vướng mắc."""
        @property
        def cause(self) -> str:
            """Nguyên nhân."""
    @final
    class Escalate(Action):
        """Reports a task to the Committee or its Chair with a proposal (Đ15.3)."""

        __match_args__ = ("task", "proposal", "document")
        def __new__(cls, task: str, proposal: str, document: str | None) -> Action.Escalate: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def proposal(self) -> str:
            """Đề xuất giải pháp xử lý."""
        @property
        def document(self) -> str | None:
            """Số, ký hiệu of the report."""
    @final
    class RaiseDisagreement(Action):
        """Puts a matter on which agencies disagree before the Committee or its Chair (Đ10.1.c)."""

        __match_args__ = ("task", "between", "matter")
        def __new__(cls, task: str, between: Sequence[str], matter: str) -> Action.RaiseDisagreement: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def between(self) -> list[str]:
            """The agencies that disagree: two or more."""
        @property
        def matter(self) -> str:
            """On what."""
    @final
    class DecideDisagreement(Action):
        """Records what was decided on the disagreement. Where it changes deadline or lead, those acts follow."""

        __match_args__ = ("task", "decision", "document")
        def __new__(cls, task: str, decision: str, document: str | None) -> Action.DecideDisagreement: ...
        @property
        def task(self) -> str:
            """The task."""
        @property
        def decision(self) -> str:
            """What was decided."""
        @property
        def document(self) -> str | None:
            """Số, ký hiệu of the deciding document."""
    @final
    class ReceiveFeedback(Action):
        """Records a feedback of a local authority about an agency; `occurred_on` is the day of receipt (Đ15.5,
        Đ16.4).
        """

        __match_args__ = ("case", "sender", "about", "task", "officer", "note")
        def __new__(
            cls,
            case: str,
            sender: str,
            about: str,
            task: str | None,
            officer: str | None,
            note: str,
        ) -> Action.ReceiveFeedback: ...
        @property
        def case(self) -> str:
            """Chosen by the host."""
        @property
        def sender(self) -> str:
            """The local authority."""
        @property
        def about(self) -> str:
            """The agency it is about."""
        @property
        def task(self) -> str | None:
            """The task, where it names one."""
        @property
        def officer(self) -> str | None:
            """The officer of the Office who handles it."""
        @property
        def note(self) -> str:
            """What it says."""
    @final
    class AnswerFeedback(Action):
        """Answers a feedback by one of the two forms of Đ15.5; `occurred_on` is the day of the document."""

        __match_args__ = ("case", "outcome", "document")
        def __new__(
            cls,
            case: str,
            outcome: FeedbackOutcome,
            document: str | None,
        ) -> Action.AnswerFeedback: ...
        @property
        def case(self) -> str:
            """The case."""
        @property
        def outcome(self) -> FeedbackOutcome:
            """By which form."""
        @property
        def document(self) -> str | None:
            """Số, ký hiệu of the document."""
    @final
    class CopyFeedbackAnswer(Action):
        """Sends the answer to who sent the feedback (Đ15.5)."""

        __match_args__ = ("case",)
        def __new__(cls, case: str) -> Action.CopyFeedbackAnswer: ...
        @property
        def case(self) -> str:
            """The case."""
    @final
    class OpenDiscrepancy(Action):
        """Opens a discrepancy between the register and an agency's figures, found by either side (Đ9)."""

        __match_args__ = ("case", "agency", "note")
        def __new__(cls, case: str, agency: str, note: str) -> Action.OpenDiscrepancy: ...
        @property
        def case(self) -> str:
            """Chosen by the host."""
        @property
        def agency(self) -> str:
            """The agency whose figures differ."""
        @property
        def note(self) -> str:
            """What differs."""
    @final
    class AgreeDiscrepancy(Action):
        """Says what the other side agrees to be right (thống nhất, Đ9)."""

        __match_args__ = ("case", "note")
        def __new__(cls, case: str, note: str) -> Action.AgreeDiscrepancy: ...
        @property
        def case(self) -> str:
            """The case."""
        @property
        def note(self) -> str:
            """What is right."""
    @final
    class SettleDiscrepancy(Action):
        """Says that the figures are mended (điều chỉnh, Đ9)."""

        __match_args__ = ("case",)
        def __new__(cls, case: str) -> Action.SettleDiscrepancy: ...
        @property
        def case(self) -> str:
            """The case."""
    @final
    class DecideInspection(Action):
        """Sets up an inspection by its decision of `occurred_on` (Đ13, Đ14)."""

        __match_args__ = ("inspection",)
        def __new__(cls, inspection: InspectionDraft) -> Action.DecideInspection: ...
        @property
        def inspection(self) -> InspectionDraft:
            """The inspection."""
    @final
    class InviteToInspection(Action):
        """Invites an agency to take part in an inspection: the head's right (Đ14.2)."""

        __match_args__ = ("case", "agency")
        def __new__(cls, case: str, agency: str) -> Action.InviteToInspection: ...
        @property
        def case(self) -> str:
            """The case."""
        @property
        def agency(self) -> str:
            """The agency."""
    @final
    class ProvideForInspection(Action):
        """Gives the team the report and the files that it asked for (Đ14.3)."""

        __match_args__ = ("case", "note")
        def __new__(cls, case: str, note: str) -> Action.ProvideForInspection: ...
        @property
        def case(self) -> str:
            """The case."""
        @property
        def note(self) -> str:
            """What was given."""
    @final
    class ConcludeInspection(Action):
        """Records the conclusion of an inspection."""

        __match_args__ = ("case", "conclusion", "document")
        def __new__(cls, case: str, conclusion: str, document: str | None) -> Action.ConcludeInspection: ...
        @property
        def case(self) -> str:
            """The case."""
        @property
        def conclusion(self) -> str:
            """Kết luận."""
        @property
        def document(self) -> str | None:
            """Số, ký hiệu of the conclusion."""
    @final
    class SendReport(Action):
        """Sends or submits a report; the actor's agency is whose report it is (Đ15.2, Đ16, Đ19.1)."""

        __match_args__ = ("kind", "period", "document", "sections", "figures")
        def __new__(
            cls,
            kind: ReportKind,
            period: ReportPeriod | str,
            document: str | None,
            sections: Sequence[SectionText],
            figures: Sequence[StatedFigure],
        ) -> Action.SendReport: ...
        @property
        def kind(self) -> ReportKind:
            """Which report."""
        @property
        def period(self) -> str:
            """Of which period."""
        @property
        def document(self) -> str | None:
            """Số, ký hiệu of the report."""
        @property
        def sections(self) -> list[SectionText]:
            """Its parts in words (Đ16.1)."""
        @property
        def figures(self) -> list[StatedFigure]:
            """The figures that it states; those of the register stand beside them (Đ17.2)."""
    @final
    class PublishReport(Action):
        """Publishes the Office's report of a period (đăng tải công khai, Đ15.2)."""

        __match_args__ = ("period", "place")
        def __new__(cls, period: ReportPeriod | str, place: PublicationPlace) -> Action.PublishReport: ...
        @property
        def period(self) -> str:
            """Of which period."""
        @property
        def place(self) -> PublicationPlace:
            """Where."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class InspectionDraft:
    """An inspection as its decision sets it up (quyết định kiểm tra)."""

    def __new__(
        cls,
        case: str,
        *,
        decision: str,
        ground: InspectionGround,
        contents: Sequence[InspectionContent],
        agencies: Sequence[str],
        head: str | None = None,
        ground_document: str | None = None,
        members: Sequence[str] = ...,
        tasks: Sequence[str] = ...,
    ) -> InspectionDraft: ...
    @property
    def case(self) -> str:
        """Chosen by the host."""
    @property
    def decision(self) -> str:
        """Số, ký hiệu of the decision."""
    @property
    def ground(self) -> InspectionGround:
        """What it rests on."""
    @property
    def ground_document(self) -> str | None:
        """Số, ký hiệu of the approved plan, or of the request."""
    @property
    def contents(self) -> list[InspectionContent]:
        """What is inspected."""
    @property
    def agencies(self) -> list[str]:
        """Who is inspected."""
    @property
    def head(self) -> str | None:
        """Trưởng Đoàn kiểm tra."""
    @property
    def members(self) -> list[str]:
        """Thành viên Đoàn kiểm tra."""
    @property
    def tasks(self) -> list[str]:
        """The tasks that it looks into; none: those of the agencies in general."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class SectionText:
    """One part of a report, in words."""

    def __new__(cls, section: ReportSection, text: str) -> SectionText: ...
    @property
    def section(self) -> ReportSection:
        """Which part."""
    @property
    def text(self) -> str:
        """What it says."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class StatedFigure:
    """A figure as an agency states it, beside the register's own (Đ9, Đ17.2)."""

    def __new__(cls, column: str, count: int) -> StatedFigure: ...
    @property
    def column(self) -> str:
        """The column of the report, by its key."""
    @property
    def count(self) -> int:
        """The count."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Command:
    """A request to record one act: what, by whom, when in the world and when it was written down."""

    def __new__(
        cls,
        id: str,
        actor: Actor,
        occurred_on: date,
        recorded_at: datetime,
        action: Action,
    ) -> Command: ...
    @property
    def id(self) -> str:
        """Chosen by the client. The same id again is the same command again: it is answered, not applied."""
    @property
    def actor(self) -> Actor:
        """Who acts."""
    @property
    def occurred_on(self) -> date:
        """The day in the world: of issue, of the decision, of the result."""
    @property
    def recorded_at(self) -> datetime:
        """The instant of recording, given by the host; it never precedes the latest record of the same task."""
    @property
    def action(self) -> Action:
        """The act."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Text:
    """A finished sentence in the languages of the library."""

    @property
    def vi(self) -> str:
        """Vietnamese."""
    @property
    def en(self) -> str:
        """English."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Finding:
    """A rule's remark on an input: which rule, about which field, how grave, in both languages.

    It names fields and ids, never the text of a document.
    """

    @property
    def code(self) -> str:
        """Stable code, as in [`crate::law::message`]."""
    @property
    def severity(self) -> Severity:
        """How grave."""
    @property
    def field(self) -> str:
        """The field of the command."""
    @property
    def article(self) -> str | None:
        """The article, such as `dieu-6.khoan-3`; `None` where common sense and not the regulation forbids."""
    @property
    def quote(self) -> str | None:
        """The words of the article."""
    @property
    def text(self) -> Text:
        """What is said."""
    def line(self, language: Literal["vi", "en"] = ...) -> str:
        """One line for people: what is said, and the article."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@disjoint_base
class Outcome:
    """The answer to a command."""

    @final
    class Applied(Outcome):
        """Recorded."""

        __match_args__ = ("position", "findings")
        def __new__(cls, position: int, findings: list[Finding]) -> Outcome.Applied: ...
        @property
        def position(self) -> int:
            """Position of its first event in the history."""
        @property
        def findings(self) -> list[Finding]:
            """Warnings and information."""
    @final
    class AlreadyApplied(Outcome):
        """Recorded before under the same id; nothing was done now."""

        __match_args__ = ("position",)
        def __new__(cls, position: int) -> Outcome.AlreadyApplied: ...
        @property
        def position(self) -> int:
            """Position of its first event in the history."""
    @final
    class Refused(Outcome):
        """The regulation forbids it; nothing was stored."""

        __match_args__ = ("findings",)
        def __new__(cls, findings: list[Finding]) -> Outcome.Refused: ...
        @property
        def findings(self) -> list[Finding]:
            """Why: at least one is an error."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TimeOfDay:
    """An hour of the day at Asia/Ho_Chi_Minh, 0:00 to 24:00."""

    @property
    def hour(self) -> int:
        """0 to 24."""
    @property
    def minute(self) -> int:
        """0 to 59."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@disjoint_base
class CalendarPeriod:
    """A month, quarter, half-year, nine months or year of the calendar.

    "Quý" is not defined by the Civil Code (article 146); it is read as three calendar months.
    """

    @final
    class Month(CalendarPeriod):
        """Tháng 6/2020."""

        __match_args__ = ("year", "month")
        def __new__(cls, year: int, month: int) -> CalendarPeriod.Month: ...
        @property
        def year(self) -> int:
            """The year."""
        @property
        def month(self) -> int:
            """1 to 12."""
    @final
    class Quarter(CalendarPeriod):
        """Quý II/2020."""

        __match_args__ = ("year", "quarter")
        def __new__(cls, year: int, quarter: int) -> CalendarPeriod.Quarter: ...
        @property
        def year(self) -> int:
            """The year."""
        @property
        def quarter(self) -> int:
            """1 to 4."""
    @final
    class HalfYear(CalendarPeriod):
        """6 tháng đầu năm, 6 tháng cuối năm 2020."""

        __match_args__ = ("year", "half")
        def __new__(cls, year: int, half: int) -> CalendarPeriod.HalfYear: ...
        @property
        def year(self) -> int:
            """The year."""
        @property
        def half(self) -> int:
            """1 or 2."""
    @final
    class NineMonths(CalendarPeriod):
        """9 tháng năm 2020."""

        __match_args__ = ("year",)
        def __new__(cls, year: int) -> CalendarPeriod.NineMonths: ...
        @property
        def year(self) -> int:
            """The year."""
    @final
    class Year(CalendarPeriod):
        """Năm 2020."""

        __match_args__ = ("year",)
        def __new__(cls, year: int) -> CalendarPeriod.Year: ...
        @property
        def year(self) -> int:
            """The year."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@disjoint_base
class Anchor:
    """The event with which a period begins; its day is not counted (Civil Code, article 147 paragraph 3)."""

    @final
    class Issue(Anchor):
        """The directive is issued or signed (ban hành, ký)."""

        __match_args__ = ()
        def __new__(cls) -> Anchor.Issue: ...
    @final
    class Receipt(Anchor):
        """The directive is received (nhận)."""

        __match_args__ = ()
        def __new__(cls) -> Anchor.Receipt: ...
    @final
    class Date(Anchor):
        """A day that is written out."""

        __match_args__ = ("date",)
        def __new__(cls, date: _date) -> Anchor.Date: ...
        @property
        def date(self) -> _date:
            """The day."""
    @final
    class Event(Anchor):
        """Something else; the host knows when it happens."""

        __match_args__ = ("text",)
        def __new__(cls, text: str) -> Anchor.Event: ...
        @property
        def text(self) -> str:
            """The words, to the letter."""
    @final
    class Unstated(Anchor):
        """Not said."""

        __match_args__ = ()
        def __new__(cls) -> Anchor.Unstated: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@disjoint_base
class DeadlineSpec:
    """A deadline (thời hạn) as it was written, before any reading of it."""

    @final
    class On(DeadlineSpec):
        """A day: `ngày 15/3/2020`, `trước ngày 20/4/2020`, `trước 17h00 ngày 20/4/2020`."""

        __match_args__ = ("date", "before", "hour")
        def __new__(cls, date: _date, before: bool, hour: TimeOfDay | None) -> DeadlineSpec.On: ...
        @property
        def date(self) -> _date:
            """The day named."""
        @property
        def before(self) -> bool:
            """Whether the words are "trước ngày" and the day named may not count."""
        @property
        def hour(self) -> TimeOfDay | None:
            """The hour of that day, where one is named. Deadlines are days; the hour is kept, not counted."""
    @final
    class Within(DeadlineSpec):
        """A period that begins with an event: `07 ngày làm việc kể từ ngày nhận`."""

        __match_args__ = ("term", "anchor")
        def __new__(cls, term: Term, anchor: Anchor) -> DeadlineSpec.Within: ...
        @property
        def term(self) -> Term:
            """How long; 0 working days is "ngay", the same working day."""
        @property
        def anchor(self) -> Anchor:
            """From when."""
    @final
    class EndOf(DeadlineSpec):
        """A month, quarter, half-year, nine months or year of the calendar, or a point of it."""

        __match_args__ = ("period", "part")
        def __new__(cls, period: CalendarPeriod, part: Part) -> DeadlineSpec.EndOf: ...
        @property
        def period(self) -> CalendarPeriod:
            """The period."""
        @property
        def part(self) -> Part:
            """Its end, its beginning or its middle."""
    @final
    class NoDeadline(DeadlineSpec):
        """No day by nature: `thường xuyên`, `không thời hạn` (Đ5.2), or a cell that names none."""

        __match_args__ = ()
        def __new__(cls) -> DeadlineSpec.NoDeadline: ...
    @final
    class Recurring(DeadlineSpec):
        """Again and again: `trước ngày 15 hằng tháng`."""

        __match_args__ = ("every", "day", "month", "before")
        def __new__(
            cls,
            every: list[Cycle],
            day: int | None,
            month: int | None,
            before: bool,
        ) -> DeadlineSpec.Recurring: ...
        @property
        def every(self) -> list[Cycle]:
            """How often; several where several are named ("hằng tháng, quý, năm")."""
        @property
        def day(self) -> int | None:
            """The day of the month, where one is named."""
        @property
        def month(self) -> int | None:
            """The month of the year, where one is named."""
        @property
        def before(self) -> bool:
            """Whether the words are "trước ngày"."""
    @final
    class AwaitsEvent(DeadlineSpec):
        """After something that has not happened: `sau khi có hướng dẫn của Bộ`. It is pending, never overdue."""

        __match_args__ = ("text",)
        def __new__(cls, text: str) -> DeadlineSpec.AwaitsEvent: ...
        @property
        def text(self) -> str:
            """The words, to the letter."""
    @final
    class Unresolved(DeadlineSpec):
        """Not understood, or not understood in one way: somebody must say what it means."""

        __match_args__ = ("text",)
        def __new__(cls, text: str) -> DeadlineSpec.Unresolved: ...
        @property
        def text(self) -> str:
            """The words, to the letter."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Reading:
    """One way to read a deadline."""

    @property
    def due(self) -> date | None:
        """The day it gives, where it gives one."""
    @property
    def rule(self) -> str:
        """Stable id of the rule."""
    @property
    def text(self) -> Text:
        """The reading in words."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ParsedDeadline:
    """A deadline text, read: the raw text to the letter, what it says, the day it gives, how sure that is, by which rule,
    and every other reading.
    """

    @property
    def raw(self) -> str:
        """The text to the letter."""
    @property
    def kind(self) -> DeadlineKind:
        """The kind of `spec`."""
    @property
    def spec(self) -> DeadlineSpec:
        """What is written."""
    @property
    def due(self) -> date | None:
        """The day at whose end (24:00) the task is due; None while it is pending, a question, or without one."""
    @property
    def extended_to(self) -> date | None:
        """The day to which the same text extends it; the original above never changes."""
    @property
    def confidence(self) -> DeadlineConfidence:
        """How sure the answer is."""
    @property
    def rule(self) -> str:
        """Stable id of the rule that read the text: questions of one rule can be asked once."""
    @property
    def readings(self) -> list[Reading]:
        """Every reading that the words allow; the one taken, where one is, comes first."""
    @property
    def findings(self) -> list[Finding]:
        """What an officer should know (information) or must answer (warnings)."""
    @property
    def is_question(self) -> bool:
        """Whether somebody must say what the text means before it can be counted."""
    @property
    def is_pending(self) -> bool:
        """Whether the deadline waits for something to happen or to be known. What is pending is never overdue."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Step:
    """One step of a reason: the rule, where it stands, its words, and what follows from the facts."""

    @property
    def rule(self) -> str:
        """Id of the rule in the pack."""
    @property
    def article(self) -> str | None:
        """The article, such as `dieu-8.khoan-1.diem-a`; `None` for a default of the library."""
    @property
    def source(self) -> str | None:
        """The act, where the words are not the regulation's own."""
    @property
    def quote(self) -> str:
        """The words of the article; empty for a default of the library."""
    @property
    def reading(self) -> str | None:
        """The reading taken where the words leave several."""
    @property
    def alternatives(self) -> list[str]:
        """The readings not taken."""
    @property
    def code(self) -> str:
        """Code of the sentence in `text`."""
    @property
    def text(self) -> Text:
        """What follows, with the dates that went in."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Explanation:
    """A chain of steps from the facts to an answer."""

    @property
    def regulation(self) -> str:
        """Number of the regulation, such as `09/2020/QĐ-UBND`."""
    @property
    def version(self) -> str:
        """Id and version of its pack."""
    @property
    def steps(self) -> list[Step]:
        """The steps in order; the last one is the answer."""
    def render(self, language: Literal["vi", "en"] | None = None) -> str:
        """The reason as text, a step a line, each with its article and its words."""
    def conclusion(self, language: Literal["vi", "en"] | None = None) -> str:
        """The last step in one line: the answer itself."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Standing:
    """Where a task stands: two axes, and by how many days.

    The three classes of Đ6.8 and the 2×2 of national reports are views of it.
    """

    @property
    def progress(self) -> Progress:
        """How far."""
    @property
    def timeliness(self) -> Timeliness:
        """Against the deadline."""
    @property
    def days_late(self) -> int:
        """Calendar days after the current deadline; 0 when not overdue."""
    @property
    def days_late_original(self) -> int:
        """Calendar days after the original deadline; 0 when not after it or without one. An amendment cannot hide it."""
    @property
    def standing_class(self) -> StandingClass | None:
        """The class of Đ6.8; `None` for a withdrawn task, which has none."""
    @property
    def quadrant(self) -> Quadrant | None:
        """The cell of the national reports; `None` for a withdrawn task."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TaskFacts:
    """What is known of one task: dates and ids, no text of a document."""

    def __new__(
        cls,
        *,
        task: str,
        directive: str,
        assigned_on: date,
        lead: str,
        deadline: date | None = None,
        amendments: Sequence[tuple[date, date | None]] = ...,
        result_on: date | None = None,
        reported_at: datetime | None = None,
        confirmed_at: datetime | None = None,
        withdrawn_on: date | None = None,
        returned_on: date | None = None,
        entered_at: datetime | None = None,
        updates: Sequence[datetime] = ...,
    ) -> TaskFacts: ...
    @property
    def task(self) -> str:
        """The task."""
    @property
    def directive(self) -> str:
        """The directive that assigned it."""
    @property
    def assigned_on(self) -> date:
        """The directive's day of issue: the day of assignment."""
    @property
    def entered_at(self) -> datetime:
        """When the Office entered it."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Duty:
    """A duty (trách nhiệm phải làm)."""

    @property
    def key(self) -> str:
        """The same duty has the same key on every day: a reminder is sent once a key."""
    @property
    def agency(self) -> str:
        """The agency that bears it."""
    @property
    def officer(self) -> str | None:
        """The officer who bears it, where one is assigned."""
    @property
    def action(self) -> DutyAction:
        """What must be done."""
    @property
    def directive(self) -> str | None:
        """The directive, where it is about one."""
    @property
    def task(self) -> str | None:
        """The task, where it is about one."""
    @property
    def subject(self) -> str | None:
        """The case or the period, where it is about one."""
    @property
    def trigger_on(self) -> date:
        """The day that starts it."""
    @property
    def due_on(self) -> date | None:
        """Its last day, until 24:00; `None` where the regulation sets no limit."""
    @property
    def state(self) -> DutyState:
        """How it stands."""
    @property
    def done_on(self) -> date | None:
        """The day on which it was done."""
    @property
    def regulation(self) -> str:
        """Id and version of the regulation's pack."""
    @property
    def rule(self) -> str:
        """The rule of the pack."""
    @property
    def article(self) -> str | None:
        """The article; `None` for a default of the library."""
    @property
    def text(self) -> Text:
        """What must be done, in words."""
    @property
    def is_outstanding(self) -> bool:
        """Whether it still has to be done."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Contribution:
    """What an agency gave: information of a coordinator to the lead (cung cấp thông tin, Đ10.2.b), which does not
    move the task; files of an inspected agency to the team (Đ14.3).
    """

    @property
    def agency(self) -> str:
        """Who gave it."""
    @property
    def on(self) -> date:
        """On what day."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Reminder:
    """A reminder (đôn đốc) about a task (Đ11)."""

    @property
    def by(self) -> str:
        """Who reminded."""
    @property
    def to(self) -> str:
        """Who was reminded."""
    @property
    def on(self) -> date:
        """The day."""
    @property
    def subject(self) -> ReminderSubject:
        """About what."""
    @property
    def form(self) -> ReminderForm:
        """How."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Difficulty:
    """A report of difficulties and their causes (Đ16.3)."""

    @property
    def agency(self) -> str:
        """Who reported it."""
    @property
    def on(self) -> date:
        """The day of the report."""
    @property
    def kind(self) -> NonPerformance:
        """Which of the four cases."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Disagreement:
    """A matter on which agencies disagree, put before the Committee or its Chair (Đ10.1.c)."""

    @property
    def raised_on(self) -> date:
        """The day on which it was raised."""
    @property
    def decided_on(self) -> date | None:
        """The day of the decision."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class FollowUp:
    """What happened around a task. Days and codes only, each list in the order of recording."""

    @property
    def received(self) -> list[datetime]:
        """When a lead said that it has checked the task against the document (Đ8.2.a)."""
    @property
    def contributions(self) -> list[Contribution]:
        """What coordinators gave."""
    @property
    def reminders(self) -> list[Reminder]:
        """Reminders."""
    @property
    def difficulties(self) -> list[Difficulty]:
        """Reports of difficulties."""
    @property
    def escalated_on(self) -> list[date]:
        """The days on which the Office reported the task with a proposal (Đ15.3)."""
    @property
    def disagreements(self) -> list[Disagreement]:
        """Disagreements."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class FeedbackFacts:
    """A feedback (phản hồi) of a local authority about an agency (Đ15.5, Đ16.4)."""

    @property
    def case(self) -> str:
        """The case."""
    @property
    def sender(self) -> str:
        """Who sent it."""
    @property
    def about(self) -> str:
        """The agency it is about."""
    @property
    def task(self) -> str | None:
        """The task it is about, where it names one."""
    @property
    def received_on(self) -> date:
        """The day of receipt."""
    @property
    def officer(self) -> str | None:
        """The officer who handles it."""
    @property
    def answered_on(self) -> date | None:
        """The day of the urging document, or of the report for direction."""
    @property
    def outcome(self) -> FeedbackOutcome | None:
        """Which of the two it was."""
    @property
    def copied_on(self) -> date | None:
        """The day on which the answer went to the sender too."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class DiscrepancyFacts:
    """A discrepancy (sai lệch số liệu) between the register and an agency's figures (Đ9)."""

    @property
    def case(self) -> str:
        """The case."""
    @property
    def agency(self) -> str:
        """The agency whose figures differ."""
    @property
    def found_by_office(self) -> bool:
        """Whether the Office found it (Đ9.1), or the agency itself (Đ9.2)."""
    @property
    def opened_on(self) -> date:
        """The day on which it was opened."""
    @property
    def agreed_on(self) -> date | None:
        """The day on which the other side agreed what is right (thống nhất)."""
    @property
    def settled_on(self) -> date | None:
        """The day on which the figures were mended (điều chỉnh)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class InspectionFacts:
    """What is known of an inspection. Days and codes only."""

    @property
    def case(self) -> str:
        """The case."""
    @property
    def decided_on(self) -> date:
        """The day of the decision."""
    @property
    def ground(self) -> InspectionGround:
        """What it rests on."""
    @property
    def contents(self) -> list[InspectionContent]:
        """What is inspected."""
    @property
    def agencies(self) -> list[str]:
        """Who is inspected."""
    @property
    def head(self) -> str:
        """Trưởng Đoàn."""
    @property
    def members(self) -> list[str]:
        """Thành viên."""
    @property
    def invited(self) -> list[str]:
        """Agencies that the head invited (Đ14.2)."""
    @property
    def provided(self) -> list[Contribution]:
        """Which inspected agency gave its report and files, and on what day (Đ14.3)."""
    @property
    def tasks(self) -> list[str]:
        """The tasks that it looks into."""
    @property
    def concluded_on(self) -> date | None:
        """The day of its conclusion."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Publication:
    """A publication of a report."""

    @property
    def place(self) -> PublicationPlace:
        """Where."""
    @property
    def on(self) -> date:
        """On what day."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReportFacts:
    """A report that was sent, submitted or published."""

    @property
    def kind(self) -> ReportKind:
        """Which report."""
    @property
    def agency(self) -> str:
        """Whose report."""
    @property
    def period(self) -> str:
        """Of which period."""
    @property
    def sent_on(self) -> date:
        """The day on which it was sent or submitted."""
    @property
    def figures(self) -> list[StatedFigure]:
        """The figures that it states; those of the register stand beside them, never instead."""
    @property
    def published(self) -> list[Publication]:
        """Where it was published, and on what day."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Cases:
    """The cases that were known at an instant, or are now."""

    @property
    def feedbacks(self) -> list[FeedbackFacts]:
        """Feedback (Đ15.5)."""
    @property
    def discrepancies(self) -> list[DiscrepancyFacts]:
        """Discrepancies (Điều 9)."""
    @property
    def inspections(self) -> list[InspectionFacts]:
        """Inspections (Điều 14)."""
    @property
    def reports(self) -> list[ReportFacts]:
        """Reports (Đ15.2, Đ16.2, Đ19.1)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class TextField:
    """Which text of a directive or a task it is."""

    NUMBER: ClassVar[TextField]
    ABSTRACT_TEXT: ClassVar[TextField]
    SIGNER: ClassVar[TextField]
    CONTENT: ClassVar[TextField]
    def __int__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, tuple[type, str]]: ...

@final
class Place:
    """Where a text holds what is looked for, in characters: `text[place.start : place.end]`."""

    @property
    def start(self) -> int:
        """The first character."""
    @property
    def end(self) -> int:
        """The one behind the last."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class HitText:
    """A text of a hit."""

    @property
    def field(self) -> TextField:
        """Which text."""
    @property
    def text(self) -> str:
        """As it was written."""
    @property
    def places(self) -> list[Place]:
        """Where it holds what was looked for, in order; they may overlap."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Hit:
    """A directive or a task whose texts hold what was looked for."""

    @property
    def directive(self) -> str:
        """The directive that was found, or that assigned the task that was found."""
    @property
    def task(self) -> str | None:
        """The task that was found; none where it is the directive itself."""
    @property
    def issued_on(self) -> date:
        """The directive's day of issue, on which the task was assigned."""
    @property
    def texts(self) -> list[HitText]:
        """All its texts as they are now, those in which nothing was found too."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Allowed:
    """Whether an actor may do an act with a task."""

    @property
    def action(self) -> str:
        """The act, by its name in packs."""
    @property
    def refusal(self) -> Finding | None:
        """Why not; `None` when it is allowed."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class AgencyOutcome:
    """How one agency did its part."""

    @property
    def agency(self) -> str:
        """The agency."""
    @property
    def part(self) -> AgencyPart:
        """Its part."""
    @property
    def standing(self) -> Standing:
        """The lead's is the task's. A coordinator is done on the day of its first contribution, in time when that
        is not after the task's deadline: a task that the lead completes late does not make a coordinator late.
        """
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReportDefinition:
    """A report as data: which tasks it counts, in which rows, columns and ratios, and which sums must close."""

    @property
    def id(self) -> str:
        """Its id, such as `by_lead`."""
    @property
    def title(self) -> Text:
        """Its title."""
    @property
    def groups(self) -> list[str]:
        """What its rows are, the outer grouping first: `lead`, `lead_kind`, `coordinator`, `monitoring_unit`, `specialist`,
        `sector`.
        """
    @property
    def columns(self) -> list[tuple[str, Text]]:
        """Its columns by id, each with its heading."""
    @property
    def ratios(self) -> list[tuple[str, Text]]:
        """Its ratios by id, each with its heading."""
    @property
    def identities(self) -> list[str]:
        """The sums that must close in every row, such as `total = done + open`."""
    @property
    def hash(self) -> str:
        """SHA-256 of the written form, in hex."""
    def canonical(self) -> str:
        """The definition as JSON in its one written form."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class RatioValue:
    """A ratio of one row."""

    @property
    def numerator(self) -> int:
        """The figure above the line."""
    @property
    def denominator(self) -> int:
        """The figure below it."""
    @property
    def percent(self) -> Decimal | None:
        """The share; `None` when there is nothing below the line: that is never 0 %."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Origin:
    """Where the tasks of a report came from: what a register knows of itself."""

    @property
    def calendar(self) -> str:
        """Version of the working calendar."""
    @property
    def calendar_hash(self) -> str:
        """SHA-256 of its contents."""
    @property
    def position(self) -> int:
        """Position of the last event that was known; 0 when none was."""
    @property
    def link(self) -> str:
        """Its link in the chain of hashes, in hex: who holds it can prove the whole history before it."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Fingerprint:
    """What a report was made of. Reports with the same fingerprint have the same bytes."""

    @property
    def definition(self) -> str:
        """SHA-256 of the definition's canonical form."""
    @property
    def regulation(self) -> str:
        """Id and version of the regulation's pack."""
    @property
    def period(self) -> str:
        """The period, such as `2020-04`."""
    @property
    def on(self) -> date:
        """The first clock: the last day of the window."""
    @property
    def known_at(self) -> datetime | None:
        """The second clock; `None`: all that was recorded."""
    @property
    def origin(self) -> Origin | None:
        """Where the tasks came from; `None` for rows that no register keeps."""
    @property
    def data(self) -> str:
        """SHA-256 of the rows."""
    @property
    def hash(self) -> str:
        """SHA-256 over all of it, in hex: what a signed report prints."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class FigureChange:
    """A figure that two editions of a report do not share."""

    @property
    def outer(self) -> str | None:
        """The outer group of the row, where it is part of one."""
    @property
    def key(self) -> str:
        """The key of the row."""
    @property
    def column(self) -> str:
        """The column."""
    @property
    def before(self) -> int:
        """The figure of the first edition; 0 where it has no such row."""
    @property
    def after(self) -> int:
        """The figure of the other."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReportPlace:
    """Where a report counts a task: the row, and the columns."""

    @property
    def outer(self) -> str | None:
        """The outer group of the row, where it is part of one."""
    @property
    def key(self) -> str:
        """The key of the row."""
    @property
    def columns(self) -> list[str]:
        """The columns that count it there."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Cause:
    """An event that moved a task."""

    @property
    def position(self) -> int:
        """Its position in the history."""
    @property
    def stream(self) -> str:
        """Its stream, such as `task/NV-00041`."""
    @property
    def version(self) -> int:
        """Its place in the stream, from 1."""
    @property
    def kind(self) -> str:
        """What happened, such as `result_confirmed`."""
    @property
    def occurred_on(self) -> date:
        """The day in the world."""
    @property
    def recorded_at(self) -> datetime:
        """When it was recorded."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Move:
    """A task that moved between cells."""

    @property
    def task(self) -> str:
        """The task."""
    @property
    def before(self) -> list[ReportPlace]:
        """Where the first edition counts it; nowhere, if it did not know it or did not count it."""
    @property
    def after(self) -> list[ReportPlace]:
        """Where the other one counts it."""
    @property
    def causes(self) -> list[Cause]:
        """The events that moved it, in their order."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Comparison:
    """What differs between two editions of a report."""

    @property
    def figures(self) -> list[FigureChange]:
        """The figures that differ, row by row."""
    @property
    def moves(self) -> list[Move]:
        """The tasks that another cell counts, by id."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class OpenSum:
    """A sum or a share among reported figures that does not come out."""

    @property
    def outer(self) -> str | None:
        """The outer group of the row, where it is part of one."""
    @property
    def key(self) -> str:
        """The key of the row."""
    @property
    def identity(self) -> str:
        """What should hold, such as `open = open_in_time + open_overdue`."""
    @property
    def claimed(self) -> str:
        """What was reported for the left side."""
    @property
    def computed(self) -> str:
        """What the reported figures of the right side come to."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class FigureDifference:
    """A reported figure that is not the register's."""

    @property
    def outer(self) -> str | None:
        """The outer group of the row, where it is part of one."""
    @property
    def key(self) -> str:
        """The key of the row."""
    @property
    def column(self) -> str:
        """The column."""
    @property
    def claimed(self) -> int | None:
        """What was reported; `None` where only tasks were listed."""
    @property
    def counted(self) -> int | None:
        """What the report says; `None` where it has no such row."""
    @property
    def only_claimed(self) -> list[str]:
        """Tasks that the agency lists and the register does not count here."""
    @property
    def only_counted(self) -> list[str]:
        """Tasks that the register counts here and the agency does not list."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Reconciliation:
    """What reconciling reported figures found."""

    @property
    def open(self) -> list[OpenSum]:
        """Sums and shares that do not come out of the reported figures themselves."""
    @property
    def differences(self) -> list[FigureDifference]:
        """Figures that are not the register's, in the order of the rows and the columns."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReportCell:
    """The tasks behind one figure of a report."""

    def tasks(self) -> _list[str]:
        """The ids of the tasks, in the order of their entry. In a report by coordinators the totals count a task once for
        each of them, and so does this list.
        """
    def list(self) -> _list[ListedTask]:
        """The tasks as lists show them: of `total` it is the detail list, of `open_overdue` the list of what is overdue, with
        its difficulties.
        """
    def explain(self, lang: Literal["vi", "en"] = ...) -> _list[tuple[str, Explanation]]:
        """Each task with why it stands where it does; `lang` is the language of the explanation's `str`."""
    def __len__(self) -> int: ...

@final
class ListedTask:
    """One line of a list of tasks: days, ids and codes."""

    @property
    def task(self) -> str:
        """The task."""
    @property
    def directive(self) -> str:
        """Văn bản giao nhiệm vụ."""
    @property
    def assigned_on(self) -> date:
        """Ngày giao."""
    @property
    def lead(self) -> str:
        """Cơ quan chủ trì on the day asked about."""
    @property
    def coordinators(self) -> list[str]:
        """Cơ quan phối hợp."""
    @property
    def monitoring_unit(self) -> str | None:
        """Đơn vị theo dõi."""
    @property
    def specialist(self) -> str | None:
        """Chuyên viên theo dõi."""
    @property
    def sector(self) -> str | None:
        """Ngành, lĩnh vực."""
    @property
    def original_deadline(self) -> date | None:
        """Thời hạn giao."""
    @property
    def deadline(self) -> date | None:
        """The deadline that holds."""
    @property
    def standing(self) -> Standing:
        """Tình trạng, by how many days late."""
    @property
    def result_on(self) -> date | None:
        """The day of the result, if it is not after the day asked about."""
    @property
    def difficulties(self) -> list[Difficulty]:
        """Why it is not done, as the lead reported by then (Đ16.3)."""
    @property
    def escalated_on(self) -> list[date]:
        """The days on which the Office reported it with a proposal by then (Đ15.3)."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class LateDuty:
    """A duty that was done late, or not at all."""

    @property
    def due_on(self) -> date:
        """Its last day."""
    @property
    def key(self) -> str:
        """The key of the duty."""
    @property
    def done_on(self) -> date | None:
        """The day on which it was done; `None`: not by the window's last day."""
    @property
    def days_late(self) -> int:
        """Calendar days after the last day, to when it was done or to the window's last day."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Discipline:
    """How one bearer kept one kind of duty: `due` = `on_time` + `late` + `missing`."""

    @property
    def agency(self) -> str:
        """Who bears the duties."""
    @property
    def officer(self) -> str | None:
        """The officer who bears them, where one is assigned."""
    @property
    def action(self) -> DutyAction:
        """What must be done."""
    @property
    def due(self) -> int:
        """How many fell due."""
    @property
    def on_time(self) -> int:
        """Done not after the last day."""
    @property
    def late(self) -> int:
        """Done after it."""
    @property
    def missing(self) -> int:
        """Not done."""
    @property
    def days_late(self) -> int:
        """Calendar days after the last day, all that are late or missing together."""
    @property
    def most_days_late(self) -> int:
        """The most of one of them."""
    @property
    def late_duties(self) -> list[LateDuty]:
        """The duties that are late or missing, by last day."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReviewItem:
    """One of the things that a figure of a review counts: a task, a duty, or something that happened."""

    @property
    def agency(self) -> str:
        """The agency for which it is counted."""
    @property
    def on(self) -> date:
        """The day of a happening; of a duty its last day, without a limit the day from which it is owed; of a task that of its
        assignment.
        """
    @property
    def task(self) -> str | None:
        """The task, where it is one, or about one."""
    @property
    def directive(self) -> str | None:
        """The directive, where a duty is about one."""
    @property
    def subject(self) -> str | None:
        """The case or the period of a report, where it is about one."""
    @property
    def due_on(self) -> date | None:
        """The last day of a duty, the deadline of a task."""
    @property
    def done_on(self) -> date | None:
        """The day on which a duty was done; of a task that of its result."""
    @property
    def days_late(self) -> int:
        """Calendar days after the last day or the deadline."""
    @property
    def marks(self) -> list[str]:
        """What sets it apart: the marks of a happening, how a duty was kept, the column of a task."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class AgencyCount:
    """The part of an agency in a figure."""

    @property
    def agency(self) -> str:
        """The agency."""
    @property
    def count(self) -> int:
        """Its part: never 0."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReviewFigure:
    """A figure of a review."""

    @property
    def section(self) -> str:
        """Id of its section."""
    @property
    def figure(self) -> str:
        """Its id."""
    @property
    def count(self) -> int:
        """The count: the sum of its parts by agency."""
    @property
    def by_agency(self) -> list[AgencyCount]:
        """The parts of the agencies that have one, by code."""
    @property
    def items(self) -> list[ReviewItem]:
        """What it counts, by day, where the definition has it listed; empty otherwise: see `Register.review_items`."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class ReviewSection:
    """A section of a review."""

    @property
    def id(self) -> str:
        """Its id."""
    @property
    def vi(self) -> str:
        """Its heading in Vietnamese."""
    @property
    def en(self) -> str:
        """Its heading in English."""
    @property
    def article(self) -> str | None:
        """The article that it answers to; None for a default of the library."""
    @property
    def quote(self) -> str:
        """The words of the article."""
    @property
    def in_words(self) -> bool:
        """Whether people write in it: no fact says it."""
    @property
    def figures(self) -> list[tuple[str, str, str, int]]:
        """Its figures: id, name in Vietnamese, name in English, count."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Review:
    """A review of a period: the dossier of an agency (hồ sơ kiểm tra, Điều 13), or the yearly report on the regulation (Đ19.1)."""

    @property
    def id(self) -> str:
        """Id of its definition in the pack: `dossier` or `on_regulation`."""
    @property
    def agency(self) -> str | None:
        """The agency; None: everybody."""
    @property
    def agencies(self) -> list[Agency]:
        """The agencies that it looks at, with their names, in the order of the directory."""
    @property
    def period(self) -> ReportPeriod:
        """The period."""
    @property
    def window(self) -> Window:
        """The days counted."""
    @property
    def known_at(self) -> datetime | None:
        """Only what was recorded by then counts; None: all that is recorded."""
    @property
    def regulation(self) -> str:
        """Id and version of the regulation's pack."""
    @property
    def sections(self) -> list[ReviewSection]:
        """The sections in order, each with its figures."""
    @property
    def figures(self) -> list[ReviewFigure]:
        """The figures, in the order of the sections."""
    @property
    def fingerprint(self) -> Fingerprint:
        """What it was made of. The same fingerprint is the same bytes of `canonical()`."""
    def figure(self, id: str) -> ReviewFigure:
        """A figure by its id."""
    def canonical(self) -> str:
        """The review as JSON in its one written form."""
    @overload
    def to_xlsx(self, path: None = None, *, lang: Literal["vi", "en"] = ...) -> bytes: ...
    @overload
    def to_xlsx(self, path: str | PathLike[str], *, lang: Literal["vi", "en"] = ...) -> None:
        """As an Excel workbook: its bytes, or a file at `path`."""
    @overload
    def to_docx(self, letterhead: Letterhead, path: None = None) -> bytes: ...
    @overload
    def to_docx(self, letterhead: Letterhead, path: str | PathLike[str]) -> None:
        """Its figures as a Word document in the form of Nghị định 30/2020, under a letterhead: its bytes, or a file at `path`."""
    @overload
    def to_html(self, path: None = None, *, lang: Literal["vi", "en"] = ...) -> str: ...
    @overload
    def to_html(self, path: str | PathLike[str], *, lang: Literal["vi", "en"] = ...) -> None:
        """As a page that needs no other file: its text, or a file at `path`."""
    @overload
    def to_csv(
        self,
        path: None = None,
        *,
        sep: Literal[";", ","] = ...,
        bom: bool = True,
        keys: bool = False,
        lang: Literal["vi", "en"] = ...,
    ) -> str: ...
    @overload
    def to_csv(
        self,
        path: str | PathLike[str],
        *,
        sep: Literal[";", ","] = ...,
        bom: bool = True,
        keys: bool = False,
        lang: Literal["vi", "en"] = ...,
    ) -> None:
        """Its figures as CSV: see `Report.to_csv`."""
    @overload
    def to_json(self, path: None = None) -> str: ...
    @overload
    def to_json(self, path: str | PathLike[str]) -> None:
        """As JSON with both languages, a word of the regulation as `vi` and `en`: its text, or a file at `path`."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class SelfCheck:
    """What the register knows for the self-check report of one agency (báo cáo tự kiểm tra, Đ16.1), by its sections."""

    @property
    def agency(self) -> str:
        """The agency."""
    @property
    def period(self) -> ReportPeriod:
        """The period."""
    @property
    def assessment(self) -> ReportRow:
        """Đánh giá tình hình thực hiện: the row of the agency."""
    @property
    def shortcomings(self) -> list[ListedTask]:
        """Tồn tại, hạn chế: tasks that were completed late, and tasks that are overdue, the longest first."""
    @property
    def discipline(self) -> list[Discipline]:
        """Tồn tại, hạn chế in updating and reporting: how the agency kept its duties."""
    @property
    def difficulties(self) -> list[ListedTask]:
        """Khó khăn, vướng mắc: tasks of which the agency reported why they are not done."""
    @property
    def to_write(self) -> list[ReportSection]:
        """The sections that the regulation asks for and that only the agency can write."""
    @property
    def sent(self) -> ReportFacts | None:
        """The report as it was sent, if it is known to be."""
    @property
    def stated(self) -> Reconciliation:
        """Figures that it states and the register counts otherwise, or that do not close."""
    @property
    def not_compared(self) -> list[StatedFigure]:
        """Figures that it states of columns that the report does not have."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class ReportRow:
    """One row of a report: what it counts, the counts that every report has, and the figures of its definition."""

    @property
    def key(self) -> str:
        """What the row counts: code of an agency, id of an officer, name of a unit; empty where a task has none;
        `TOTAL` in the row of the sums.
        """
    @property
    def outer(self) -> str | None:
        """In a report of two groupings: the outer group that the row is part of."""
    @property
    def cells(self) -> dict[str, int]:
        """The figures of the definition, by column."""
    @property
    def ratios(self) -> dict[str, RatioValue]:
        """The ratios of the definition, by id."""
    @property
    def name(self) -> str:
        """Its name."""
    @property
    def carried_over(self) -> int:
        """Assigned before the window."""
    @property
    def newly_assigned(self) -> int:
        """Assigned within the window."""
    @property
    def total(self) -> int:
        """All that count."""
    @property
    def done_on_time(self) -> int:
        """Completed not after the deadline."""
    @property
    def done_late(self) -> int:
        """Completed after the deadline."""
    @property
    def done_no_deadline(self) -> int:
        """Completed, without a deadline."""
    @property
    def awaiting_confirmation(self) -> int:
        """A result waits for the Office."""
    @property
    def open_in_time(self) -> int:
        """Not completed, the deadline not passed."""
    @property
    def open_overdue(self) -> int:
        """Not completed, the deadline passed."""
    @property
    def open_no_deadline(self) -> int:
        """Not completed, without a deadline."""
    @property
    def withdrawn(self) -> int:
        """Withdrawn within the window."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Report:
    """What a period's report says. As a table (`polars.DataFrame(report)`, `pyarrow.table(report)`,
    `pandas.DataFrame.from_arrow(report)`) it has the key and the columns of its definition, a row for each of the innermost
    grouping, without subtotals and totals; a share in per cent is a float there.
    """

    @property
    def period(self) -> ReportPeriod:
        """The period."""
    @property
    def window(self) -> Window:
        """The days counted."""
    @property
    def known_at(self) -> datetime | None:
        """Only what was recorded by then counts; None: all that is recorded."""
    @property
    def regulation(self) -> str:
        """Id and version of the regulation's pack."""
    @property
    def definition(self) -> ReportDefinition:
        """What it counts, and how."""
    @property
    def rows(self) -> list[ReportRow]:
        """A row for each key of the grouping; of two groupings, each subtotal before its rows."""
    @property
    def total(self) -> ReportRow:
        """The sums."""
    @property
    def fingerprint(self) -> Fingerprint:
        """What it was made of. The same fingerprint is the same bytes of `canonical()`."""
    def canonical(self) -> str:
        """The report as JSON in its one written form."""
    def row(self, key: str | tuple[str, str]) -> ReportRow:
        """A row by its key, or by its outer group and its key; `TOTAL` is the row of the sums."""
    def cell(self, row: str | tuple[str, str], column: str) -> ReportCell:
        """The tasks behind a figure: of the row that `row` finds, in a column."""
    @overload
    def to_xlsx(self, path: None = None, *, lang: Literal["vi", "en"] = ...) -> bytes: ...
    @overload
    def to_xlsx(self, path: str | PathLike[str], *, lang: Literal["vi", "en"] = ...) -> None:
        """As an Excel workbook: its bytes, or a file at `path`."""
    @overload
    def to_docx(self, letterhead: Letterhead, path: None = None) -> bytes: ...
    @overload
    def to_docx(self, letterhead: Letterhead, path: str | PathLike[str]) -> None:
        """As a Word document in the form of Nghị định 30/2020, under a letterhead: its bytes, or a file at `path`."""
    @overload
    def to_html(self, path: None = None, *, lang: Literal["vi", "en"] = ...) -> str: ...
    @overload
    def to_html(self, path: str | PathLike[str], *, lang: Literal["vi", "en"] = ...) -> None:
        """As a page that needs no other file, for the portal of Đ15.2: its text, or a file at `path`."""
    @overload
    def to_csv(
        self,
        path: None = None,
        *,
        sep: Literal[";", ","] = ...,
        bom: bool = True,
        keys: bool = False,
        lang: Literal["vi", "en"] = ...,
    ) -> str: ...
    @overload
    def to_csv(
        self,
        path: str | PathLike[str],
        *,
        sep: Literal[";", ","] = ...,
        bom: bool = True,
        keys: bool = False,
        lang: Literal["vi", "en"] = ...,
    ) -> None:
        """As CSV: its text, or a file at `path`, which begins with a byte order mark for Excel. `keys`: the first line has
        the names for programs.
        """
    @overload
    def to_json(self, path: None = None) -> str: ...
    @overload
    def to_json(self, path: str | PathLike[str]) -> None:
        """As JSON with both languages, a word of the regulation as `vi` and `en`: its text, or a file at `path`."""
    def plot(self, *, lang: Literal["vi", "en"] = ...) -> Any:
        """As a `matplotlib.figure.Figure`: a bar a row, by the standing of its tasks. Needs `dondoc[plot]`."""
    def to_polars(self) -> Any:
        """As a `polars.DataFrame`, without subtotals and totals."""
    def to_pandas(self) -> Any:
        """As a `pandas.DataFrame`, without subtotals and totals; pandas 3 or later."""
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    __hash__: ClassVar[None]  # type: ignore[assignment]

@final
class Register:
    """A register of tasks under a regulation and a working calendar. It may be used by several threads, one at a time
    inside but for a store of the host; use it with `with`, or close it.
    """

    @staticmethod
    def open(
        path: str | PathLike[str],
        *,
        calendar: WorkingCalendar | None = None,
        regulation: Regulation | Sequence[Regulation] | None = None,
        durability: Literal["durable", "power_cut_loses_tail"] = ...,
        access: Literal["shared", "exclusive", "read_only"] = ...,
        expected: Head | None = None,
    ) -> Register:
        """Opens the register at a path, or creates one where there is no file and it may be written. `durability`: what a power
        cut may take. `access`: who else may have the file open. `expected`: a head that was kept outside the file; a register
        without it is refused.
        """
    @staticmethod
    def in_memory(
        *,
        calendar: WorkingCalendar | None = None,
        regulation: Regulation | Sequence[Regulation] | None = None,
    ) -> Register:
        """A register that is gone when it is closed."""
    @staticmethod
    def on_host(
        store: HostStore,
        *,
        calendar: WorkingCalendar | None = None,
        regulation: Regulation | Sequence[Regulation] | None = None,
    ) -> Register:
        """A register in the store of the host, a `HostStore`, which is not asked anything yet. What it raises comes out as it is."""
    def import_csv(
        self,
        register: str | PathLike[str],
        agencies: str | PathLike[str],
        *,
        progress: _Progress | None = None,
    ) -> ImportReport:
        """Reads a register file and a directory of agencies, and records all they say, or nothing. `progress(done, total)` is
        told how far it has come, and stops it by `False` or by an exception: then nothing is stored.
        """
    def apply(self, command: Command) -> Outcome:
        """Records one command, or says why not. A command id that was recorded before is answered, not applied again."""
    def check(self, command: Command) -> list[Finding]:
        """The findings of a command without recording it: what a form shows before it is sent."""
    def report(
        self,
        period: ReportPeriod,
        known_at: datetime | None = None,
        *,
        definition: str | ReportDefinition | None = None,
        progress: _Progress | None = None,
    ) -> Report:
        """The report of a period as of its last day, with all knowledge, or with what was known at an instant. `definition`:
        id of a report of the pack, or the definition that an earlier report carries; without one, the pack's first.
        `progress(done, total)` is told how far it has come, and stops it by `False` or by an exception.
        """
    def compare(self, before: Report, after: Report) -> Comparison:
        """What differs between two editions of one report of this register: the figures, the tasks that moved, and the events
        that moved each.
        """
    def discipline(self, period: ReportPeriod, known_at: datetime | None = None) -> list[Discipline]:
        """How everybody kept the duties that fell due within a period, as of its last day, the Office's own among them."""
    def self_check(self, agency: str, period: ReportPeriod, known_at: datetime | None = None) -> SelfCheck:
        """What the register knows for the self-check report of an agency, by its sections."""
    def dossier(self, agency: str, period: ReportPeriod, known_at: datetime | None = None) -> Review:
        """The dossier of an agency for a period (hồ sơ kiểm tra, Điều 13)."""
    def regulation_report(self, period: ReportPeriod, known_at: datetime | None = None) -> Review:
        """The yearly report on the regulation itself (Đ19.1)."""
    def review_items(self, review: Review, figure: str) -> list[ReviewItem]:
        """What a figure of a review counts, by day: as many as the figure says."""
    def reconcile(self, report: Report, rows: _Claimed, tasks: _ClaimedTasks | None = None) -> Reconciliation:
        """Holds figures that somebody else reported against themselves and against a report of this register. `rows`: by key
        (or outer group and key), then by column or ratio. `tasks`: the tasks that were counted, by row, then by column.
        """
    def explain(self, task_id: str, as_of: date | AsOf, lang: Literal["vi", "en"] = ...) -> Explanation:
        """Why a task stands where it does, step by step with the articles; `lang` is the language of its `str`."""
    def standing(self, task_id: str, as_of: date | AsOf) -> Standing:
        """Where a task stands."""
    def duties(
        self,
        on: date | None = None,
        *,
        as_of: date | AsOf | None = None,
        agency: str | None = None,
        officer: str | None = None,
        with_done: bool = False,
        reports_since: date | None = None,
    ) -> list[Duty]:
        """Who must do what by when, by agency, state and last day; on a day with all knowledge, or as of two clocks."""
    def reconcile_sent(
        self, agency: str, period: ReportPeriod, known_at: datetime | None = None
    ) -> Reconciliation:
        """Holds the figures that a report states against those of the register, now or as it was known (Đ17.2)."""
    def explain_duty(self, duty: Duty, lang: Literal["vi", "en"] = ...) -> Explanation:
        """Why a duty of this register is owed: the rule, its words, and the days that went in."""
    def outcomes(self, task_id: str, as_of: date | AsOf) -> list[AgencyOutcome]:
        """How each agency of a task did its part, the lead first."""
    def follow_up(self, task_id: str, known_at: datetime | None = None) -> FollowUp:
        """What happened around a task without moving it: receipt, contributions, reminders, difficulties, disagreements."""
    def cases(self, known_at: datetime | None = None) -> Cases:
        """The feedbacks, discrepancies, inspections and reports, as they were known then or are now."""
    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """The directives and tasks whose texts hold all words of a query, the latest registered first: số, ký hiệu, trích yếu
        and người ký of a directive, nội dung of a task, as they are now. Diacritics, case and the place of tones do not count;
        the last word may be a beginning; what stands together, such as `152/KH-UBND`, must stand together.
        """
    def rebuild_search(self) -> None:
        """Makes the index of the search anew, after `verify` or a search found it damaged."""
    def verify(self, expected: Head | None = None, *, progress: _Progress | None = None) -> Head:
        """Recomputes every link of the history and compares every row with what the events add up to; `expected` is a head
        that was kept outside the register. `progress(done, total)` is told how far it has come, and stops it by `False` or by
        an exception.
        """
    def allowed(self, actor: Actor, task_id: str) -> list[Allowed]:
        """What the regulation lets an actor do with a task, act by act, each refusal with its article."""
    def agencies(self) -> list[Agency]:
        """The directory of agencies, in the order of their registration; those that ended too."""
    def agency(self, code: str, *, known_at: datetime | None = None) -> AgencyFacts:
        """What is known, or was known then, of an agency: since when it is there, when it ended and who follows it."""
    def directive(self, directive_id: str) -> DirectiveDraft | None:
        """A directive as it is entered now, to be shown and corrected; `None` when none is registered under the id."""
    def head(self) -> Head:
        """Position and link of the last event: to be kept outside the register, and printed in signed reports."""
    def backup(self, path: str | PathLike[str]) -> None:
        """Copies all that is recorded into a new file, while others go on writing: one moment of the register, on the disk when
        this returns.
        """
    def checkpoint(self) -> None:
        """Brings all that is recorded from the journal into the file, and empties the journal."""
    def seen_by(self, actor: Actor) -> View:
        """The register as an actor may see it, by what the regulation gives to read."""
    def close(self) -> None:
        """Closes the register; what was recorded is there already. A second time does nothing."""
    def __enter__(self) -> Register: ...
    def __exit__(self, *_exception: object) -> None: ...

@final
class View:
    """The register as one actor may see it: whatever else there is, every answer is as if it were not. Each call finds out
    anew what the actor may see now.
    """

    @property
    def actor(self) -> Actor:
        """Whose view it is."""
    def standing(self, task_id: str, as_of: date | AsOf) -> Standing:
        """Where a task stands; `NotFound` for one that is not seen."""
    def explain(self, task_id: str, as_of: date | AsOf, lang: Literal["vi", "en"] = ...) -> Explanation:
        """Why a task stands where it does, step by step with the articles; `lang` is the language of its `str`."""
    def outcomes(self, task_id: str, as_of: date | AsOf) -> list[AgencyOutcome]:
        """How each agency of a task did its part, the lead first."""
    def follow_up(self, task_id: str, known_at: datetime | None = None) -> FollowUp:
        """What happened around a task without moving it."""
    def duties(
        self,
        on: date | None = None,
        *,
        as_of: date | AsOf | None = None,
        agency: str | None = None,
        officer: str | None = None,
        with_done: bool = False,
        reports_since: date | None = None,
    ) -> list[Duty]:
        """The duties, whoever bears them, about what is seen, and the periodic reports that the actor's agency and its units
        owe.
        """
    def cases(self, known_at: datetime | None = None) -> Cases:
        """The cases that are seen, as they were known then or are now."""
    def search(self, query: str, *, limit: int = 20) -> list[Hit]:
        """The directives and tasks that are seen and hold the words of a query: see `Register.search`."""
    def directive(self, directive_id: str) -> DirectiveDraft | None:
        """A directive as it is entered now; `None` when none is registered under the id, or none that is seen."""
    def compare(self, before: Report, after: Report) -> Comparison:
        """What differs between two editions of one report of this view: see `Register.compare`."""
    def reconcile(self, report: Report, rows: _Claimed, tasks: _ClaimedTasks | None = None) -> Reconciliation:
        """Holds figures that somebody else reported against themselves and against a report of this view: see
        `Register.reconcile`.
        """
    def reconcile_sent(
        self, agency: str, period: ReportPeriod, known_at: datetime | None = None
    ) -> Reconciliation:
        """Holds the figures that a report states against what is seen, now or as it was known (Đ17.2)."""
    def discipline(self, period: ReportPeriod, known_at: datetime | None = None) -> list[Discipline]:
        """How everybody kept the duties that are seen: see `Register.discipline`."""
    def self_check(self, agency: str, period: ReportPeriod, known_at: datetime | None = None) -> SelfCheck:
        """What the register knows for the self-check report of an agency over what is seen of it, which is all of one's own."""
    def dossier(self, agency: str, period: ReportPeriod, known_at: datetime | None = None) -> Review:
        """The dossier of an agency for a period (hồ sơ kiểm tra, Điều 13) over what is seen."""
    def regulation_report(self, period: ReportPeriod, known_at: datetime | None = None) -> Review:
        """The yearly report on the regulation itself (Đ19.1) over what is seen."""
    def review_items(self, review: Review, figure: str) -> list[ReviewItem]:
        """What a figure of a review counts, by day: as many as the figure says."""
    def report(
        self,
        period: ReportPeriod,
        known_at: datetime | None = None,
        *,
        definition: str | ReportDefinition | None = None,
    ) -> Report:
        """The report of a period over the tasks that are seen: see `Register.report`."""
    def agencies(self) -> list[Agency]:
        """The directory of agencies: everybody's who is in it."""
    def agency(self, code: str, *, known_at: datetime | None = None) -> AgencyFacts:
        """What is known, or was known then, of an agency."""

@final
class Table:
    """A table: `polars.DataFrame(table)`, `pyarrow.table(table)`, `pandas.DataFrame.from_arrow(table)`."""

    @property
    def column_names(self) -> list[str]:
        """The names of the columns, in order."""
    def __len__(self) -> int: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

@final
class Column:
    """One column, the answer to a question about a column: `polars.Series(column)`, `pyarrow.array(column)`."""

    def __len__(self) -> int: ...
    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]: ...

def parse_deadline(
    text: str,
    issued_on: date | None = None,
    received_on: date | None = None,
    *,
    calendar: WorkingCalendar | None = None,
    regulation: Regulation | None = None,
) -> ParsedDeadline:
    """Reads the deadline of a task as it is written in a directive or in a cell, the way the regulation's pack chose."""

def standing(facts: TaskFacts, as_of: date | AsOf) -> Standing | None:
    """Where a task stands; None when it was not assigned by that day, or the row was not known by that instant."""

def icalendar_feed(duties: Sequence[Duty], stamped_at: datetime, *, lang: Literal["vi", "en"] = ...) -> str:
    """Duties as an iCalendar feed (RFC 5545): one all-day entry a duty, on its last day, stamped with the instant at which
    it is made. An entry keeps its UID as long as the duty has its key.
    """

def check_host_store(make: Callable[[], HostStore]) -> None:
    """Runs the suite that every store must pass on stores of the host, each empty and of its own: for the tests of the host."""

def error_codes() -> dict[str, str]:
    """Every stable code that an exception may carry, with its meaning."""

# For `dondoc.lunar`, which gives them their names.
def _lunar_from_civil(date: date) -> tuple[int, int, int, bool]: ...
def _lunar_to_civil(year: int, month: int, day: int, is_leap: bool) -> date: ...
def _lunar_month_certainty(year: int, month: int, is_leap: bool) -> MonthCertainty: ...

# For the tests of the package only.
def _probe_error(
    class_name: Literal["InvalidInput", "NotFound", "Conflict", "StoreFailed", "Cancelled", "IntegrityBroken"],
) -> None: ...
def _probe_table() -> Table: ...
