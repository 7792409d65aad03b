"""Every class of error: its code, its attributes, its place among the built-in exceptions."""

import pickle
from typing import Any

import dondoc
import pytest
from dondoc._dondoc import _probe_error

CLASSES = [
    (dondoc.InvalidInput, ValueError, {"code": "id.invalid", "field": "task_id"}),
    (dondoc.NotFound, LookupError, {"code": "task.unknown", "what": "task 7"}),
    (dondoc.Conflict, Exception, {"code": "store.conflict", "stream": "register", "expected": 3, "found": 4}),
    (dondoc.StoreFailed, OSError, {"code": "store.busy", "retryable": True}),
    (dondoc.Cancelled, Exception, {"code": "cancelled", "done": 5, "total": 6}),
    (dondoc.IntegrityBroken, Exception, {"code": "integrity.broken", "position": 12}),
]


def raised(class_: Any) -> dondoc.DondocError:
    with pytest.raises(dondoc.DondocError) as caught:
        _probe_error(class_.__name__)
    return caught.value


@pytest.mark.parametrize(("class_", "built_in", "attributes"), CLASSES)
def test_class_and_attributes(class_: Any, built_in: Any, attributes: dict[str, Any]) -> None:
    error = raised(class_)
    assert type(error) is class_
    assert isinstance(error, built_in)
    assert vars(error) == attributes
    assert str(error).startswith(f"[{error.code}] ")
    assert class_.__module__ == "dondoc"


@pytest.mark.parametrize("class_", [row[0] for row in CLASSES])
def test_an_error_survives_pickling(class_: Any) -> None:
    error = raised(class_)
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("class_", [row[0] for row in CLASSES])
def test_the_catalogue_holds_the_code(class_: Any) -> None:
    meaning = dondoc.error_codes()[raised(class_).code]
    assert meaning == meaning.strip() != ""


def test_every_class_is_tested() -> None:
    classes = {value for value in vars(dondoc).values() if isinstance(value, type)}
    errors = {class_ for class_ in classes if issubclass(class_, dondoc.DondocError)}
    assert errors == {row[0] for row in CLASSES} | {dondoc.DondocError, dondoc.ImportFailed}
