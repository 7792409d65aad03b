//! Who acts: roles as relations to what is acted upon, not titles.

use crate::named::named_enums;

named_enums! {
    /// What an actor is to the task or case that the act is about. A pack gives each act, and the reading of each thing, to
    /// some of them.
    Role {
        /// Acts for the office of the register.
        Office = "office",
        /// Acts for the agency that leads the task now (cơ quan chủ trì).
        Lead = "lead",
        /// Acts for an agency that coordinates the task (cơ quan phối hợp).
        Coordinator = "coordinator",
        /// Acts for the department that manages the task's sector, towards a local authority or another body that is not a
        /// department (quản lý nhà nước theo ngành, lĩnh vực, Đ10.2.a).
        Sector = "sector",
        /// Acts for an agency to which the agency acted upon belongs (cơ quan, đơn vị trực thuộc, Đ10.2.c).
        Parent = "parent",
        /// Acts for a local authority.
        LocalAuthority = "local_authority",
        /// Acts for an agency of the directory that is not the office, about itself or a unit of its own.
        Agency = "agency",
        /// Acts for the agency whose figures are in question (Đ9).
        Concerned = "concerned",
        /// Acts for the agency that recorded the event in question.
        Author = "author",
        /// Heads the team of the inspection (Trưởng Đoàn, Đ14).
        InspectionHead = "inspection_head",
        /// Acts for an agency that is inspected (Đ14.3).
        Inspected = "inspected",
        /// Is of the team of the inspection (Đoàn kiểm tra, Đ14): heads it, is a member, or acts for an agency that was invited.
        /// Towards a task, a discrepancy or a report: of an inspection that is not concluded and looks into it, or its agency.
        Inspector = "inspector",
        /// Acts for an agency that oversees (thanh tra, giám sát, kiểm toán): it reads, and records nothing.
        Auditor = "auditor",
    }
}
