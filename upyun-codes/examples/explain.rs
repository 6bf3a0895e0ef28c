fn main(){ for e in &upyun_codes::TABLE { println!("{e}"); } println!("{:?}", upyun_codes::TABLE.with_status(503).rev().take(3).collect::<Vec<_>>()); }
