//! Runs the programs in the emulator, recomputes the checksum from the table and decodes the log.
//!
//! Usage: `host <decide> <log> <table.csv>`, where the first two arguments are the paths of the programs.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

use defmt_decoder::{DecodeError, Table};
use object::{Object, ObjectSection, SectionFlags, elf};

/// A row of the table: code, message, detail.
type Row = (u32, String, String);

fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [decide, log, table] = paths.as_slice() else { return Err("expected <decide> <log> <table.csv>".into()) };
    let rows = rows(Path::new(table))?;

    let output = String::from_utf8(emulate(decide)?)?;
    print!("{output}");
    let expected = format!("found {} codes, checksum {:08x}", rows.len(), checksum(&rows));
    if !output.lines().any(|line| line == expected) {
        return Err(format!("expected from the table: {expected}").into());
    }
    println!("the checksum matches the table");

    let found = decode(&fs::read(log)?, &emulate(log)?)?;
    let expected = expected_log(&rows);
    if found != expected {
        let line = found.iter().zip(&expected).position(|(found, expected)| found != expected);
        let line = line.unwrap_or(found.len().min(expected.len()));
        return Err(format!("frame {line}: {:?}, expected {:?}", found.get(line), expected.get(line)).into());
    }
    for line in found.iter().take(8) {
        println!("log: {line}");
    }
    println!("log: {} frames, all as expected", found.len());

    for program in [decide, log] {
        println!("bytes: {}", sizes(Path::new(program))?);
    }
    Ok(())
}

/// Runs a program on the emulated board and returns its output if it succeeds.
fn emulate(program: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let output = Command::new("qemu-system-arm")
        .args(["-cpu", "cortex-m3", "-machine", "lm3s6965evb"])
        .args(["-display", "none", "-serial", "none", "-monitor", "none"])
        .args(["-semihosting-config", "enable=on,target=native", "-kernel", program])
        .output()?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(format!("{program} failed with {}\n{stdout}{stderr}", output.status).into())
}

/// The table's rows, sorted by code.
fn rows(table: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for record in csv::Reader::from_path(table)?.records() {
        let record = record?;
        let field = |index| record.get(index).unwrap_or_default().to_owned();
        rows.push((field(1).parse()?, field(2), field(3)));
    }
    rows.sort_unstable();
    Ok(rows)
}

/// The FNV-1a hash of each row's code, message and detail, as the program computes it from its lookups.
fn checksum(rows: &[Row]) -> u32 {
    let bytes = rows.iter().flat_map(|(code, message, detail)| {
        [&code.to_le_bytes(), message.as_bytes(), b"\0", detail.as_bytes(), b"\0"].concat()
    });
    bytes.fold(0x811C_9DC5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn expected_log(rows: &[Row]) -> Vec<String> {
    let mut log: Vec<String> = [
        "40400001",
        "Ok(40310002)",
        "Err(not an error code: expected eight digits, 10000000 to 99999999)",
        "NotFound",
        "40400001 file or directory not found (request id 11e4a729)",
        "40310002 region is forbidden",
    ]
    .map(str::to_owned)
    .into();
    log.extend(rows.iter().map(|(code, message, _)| format!("{code} {message}")));
    log
}

/// Decodes the frames to lines of text with the format strings in the program's file.
fn decode(program: &[u8], frames: &[u8]) -> Result<Vec<String>, Box<dyn Error>> {
    let table = Table::parse(program)?.ok_or("the program contains no defmt format strings")?;
    let mut decoder = table.new_stream_decoder();
    decoder.received(frames);
    let mut lines = Vec::new();
    loop {
        match decoder.decode() {
            Ok(frame) => lines.push(frame.display_message().to_string()),
            Err(DecodeError::UnexpectedEof) => return Ok(lines),
            Err(DecodeError::Malformed) => return Err(format!("frame {} is malformed", lines.len()).into()),
        }
    }
}

/// The sizes of the sections that take up memory on the board.
fn sizes(program: &Path) -> Result<String, Box<dyn Error>> {
    let bytes = fs::read(program)?;
    let file = object::File::parse(bytes.as_slice())?;
    let mut line = program.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for section in file.sections() {
        let SectionFlags::Elf { sh_flags } = section.flags() else { continue };
        if sh_flags & u64::from(elf::SHF_ALLOC) != 0 && section.size() > 0 {
            write!(line, "  {} {}", section.name()?, section.size())?;
        }
    }
    Ok(line)
}
