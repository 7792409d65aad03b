import Dondoc

/// Sixty seconds: one directive, one task, where it stands, who must do what, and why.
@main
struct Example {
    static func main() throws {
        print(try example(path: "register.db"))
    }
}

func example(path: String) throws -> String {
    let register = try Register.open(path: path)
    let issuedOn = try CivilDate(year: 2020, month: 4, day: 1)
    let directive = DirectiveDraft(
        id: "45/UBND-TH@2020-04-01",
        number: "45/UBND-TH",
        kind: "dispatch",
        issuedOn: issuedOn,
        signer: "Chủ tịch",
        abstractText: "Về việc thi đua, khen thưởng",
        draftingUnits: ["SNV"],
        specialist: "cv01",
        secrecy: .unclassified,
        urgency: .normal
    )
    let task = TaskDraft(
        id: "NV-1",
        directive: directive.id,
        lead: "SNV",
        monitoringUnit: "Phòng Nội chính",
        specialist: "cv01",
        content: "Báo cáo kết quả thi đua quý I",
        deadline: try CivilDate(year: 2020, month: 4, day: 10)
    )
    let actions: [Action] = [
        .registerAgency(agency: Agency(code: "VP", name: "Văn phòng UBND tỉnh", kind: .office)),
        .registerAgency(agency: Agency(code: "SNV", name: "Sở Nội vụ", kind: .department)),
        .registerDirective(directive: directive),
        .assignTask(task: task),
    ]
    for (number, action) in actions.enumerated() {
        let command = Command(
            id: "example-\(number)",
            actor: Actor(officer: "cv01", agency: "VP"),
            occurredOn: issuedOn,
            recordedAt: Instant(millis: 1_585_706_400_000), // 09:00 on 1/4/2020 in Viet Nam
            action: action
        )
        // A refusal is an answer, with the article.
        if case let .refused(findings) = try register.apply(command: command) {
            return try findings.map { try renderFinding(finding: $0, language: .vietnamese) }.joined(separator: "\n")
        }
    }

    let today = AsOf(on: try CivilDate(year: 2020, month: 4, day: 14))
    let standing = try register.standing(task: task.id, asOf: today)
    var lines = ["\(task.id): \(standing.timeliness), \(standing.daysLate)"]
    for duty in try register.duties(on: today.on) {
        let due = try duty.dueOn.map { try writeDate(date: $0) } ?? "–"
        lines.append("\(duty.agency): \(duty.text.vi) (\(due))")
    }
    let why = try register.explain(task: task.id, asOf: today)
    lines.append(try renderExplanation(explanation: why, language: .vietnamese))
    return lines.joined(separator: "\n")
}
