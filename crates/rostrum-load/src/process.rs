//! Memory and processor time of a server, as Linux tells them.

use std::io;
use std::time::Duration;

/// Ticks of processor time in a second; Linux tells programs no other number.
const TICKS: u64 = 100;

/// A server: one process with its children, which do the work of nginx.
#[derive(Clone, Copy, Debug)]
pub struct Process(pub u32);

/// What a server has used.
#[derive(Clone, Copy, Debug, Default)]
pub struct Used {
    /// Resident memory in bytes.
    pub memory: u64,
    /// Processor time.
    pub processor: Duration,
}

impl Process {
    /// What it and its children use and have used.
    ///
    /// # Errors
    /// There is no `/proc`, or the process has ended.
    pub fn used(self) -> io::Result<Used> {
        let children = std::fs::read_to_string(format!("/proc/{0}/task/{0}/children", self.0))?;
        let children = children.split_whitespace().filter_map(|id| id.parse().ok());
        let mut sum = Used::default();
        for id in std::iter::once(self.0).chain(children) {
            let used = one(id)?;
            sum = Used { memory: sum.memory + used.memory, processor: sum.processor + used.processor };
        }
        Ok(sum)
    }
}

fn one(id: u32) -> io::Result<Used> {
    let wrong = || io::Error::other(format!("/proc/{id} is not in the form that is known"));
    let status = std::fs::read_to_string(format!("/proc/{id}/status"))?;
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kibibytes: u64 = resident.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).ok_or_else(wrong)?;
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat"))?;
    // The name of the program stands in brackets and may hold anything; the fields follow the last of them.
    let fields: Vec<&str> =
        stat.rsplit_once(')').map(|(_, rest)| rest.split_whitespace().collect()).unwrap_or_default();
    let ticks = |at: usize| fields.get(at).and_then(|text| text.parse::<u64>().ok()).ok_or_else(wrong);
    let processor = Duration::from_millis((ticks(11)? + ticks(12)?) * 1_000 / TICKS);
    Ok(Used { memory: kibibytes * 1_024, processor })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_process_has_memory_and_uses_time() {
        let me = Process(std::process::id());
        let before = me.used().unwrap();
        let mut sum = 0u64;
        while me.used().unwrap().processor == before.processor {
            sum = std::hint::black_box(sum.wrapping_add(1));
        }
        assert!(before.memory > 100_000);
    }
}
