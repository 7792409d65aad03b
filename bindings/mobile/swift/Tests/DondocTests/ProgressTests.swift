import Dondoc
import Foundation
import XCTest

/// Answers as its closure does.
private final class Listener: ProgressListener, @unchecked Sendable {
    let answer: (UInt64, UInt64) throws -> Bool

    init(_ answer: @escaping (UInt64, UInt64) throws -> Bool) {
        self.answer = answer
    }

    func onProgress(done: UInt64, total: UInt64) throws -> Bool {
        try answer(done, total)
    }
}

final class ProgressTests: XCTestCase {
    private func bring(_ register: Register, _ listener: Listener) throws -> ImportReport {
        let agencies = "code,name,kind,parent\nVP,Văn phòng UBND tỉnh,office,\nSNV,Sở Nội vụ,department,\n"
        let tasks = """
            task_id,directive_number,directive_kind,issued_on,signer,abstract,drafting_unit,lead,content,deadline,recorded_at
            NV-1,45/UBND-TH,dispatch,2020-04-01,Chủ tịch,Về việc thi đua,SNV,SNV,Báo cáo,2020-04-10,2020-04-01T09:00:00+07:00

            """
        return try register.importCsv(
            register: CsvFile(name: "register.csv", bytes: Data(tasks.utf8)),
            agencies: CsvFile(name: "agencies.csv", bytes: Data(agencies.utf8)),
            progress: listener
        )
    }

    func testAnImportTellsHowFarItHasComeAndTheRegisterIsBusyMeanwhile() throws {
        let register = try Register.inMemory()
        var told: [[UInt64]] = []
        _ = try bring(register, Listener { done, total in
            told.append([done, total])
            XCTAssertThrowsError(try register.head()) { error in
                guard case DondocError.Store(code: "store.busy", detail: _, retryable: true) = error else {
                    return XCTFail("\(error)")
                }
            }
            return true
        })
        XCTAssertEqual(told, [[0, 12], [12, 12]])
        XCTAssertEqual(try register.head().position, 4)
    }

    func testWhatIsStoppedStoresNothing() throws {
        let register = try Register.inMemory()
        XCTAssertThrowsError(try bring(register, Listener { _, _ in false })) { error in
            guard case DondocError.Cancelled(done: 0, total: 12) = error else { return XCTFail("\(error)") }
        }
        XCTAssertEqual(try register.head().position, 0)
        XCTAssertThrowsError(try register.verify(progress: Listener { _, _ in false }))
    }
}
