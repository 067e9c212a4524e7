// GS1 Barcode Syntax Dictionary, release 2026-01-27. Written by `cargo xtask gs1-table`.

//! The application identifiers, one row for each run that shares everything.

use crate::{
    ai::Ai,
    cset::Cset::{N, X, Y, Z},
    dictionary::{
        ATTRIBUTE, Component, FIXED, Pattern, Row, ai, fixed, optional, optional_fixed, pattern, row, variable,
    },
    lint::Linter::*,
};

/// The release of the dictionary.
pub(crate) const RELEASE: &str = "2026-01-27";
/// How many application identifiers there are.
pub(crate) const AI_COUNT: usize = 541;

#[rustfmt::skip]
pub(crate) static ROWS: [Row; 224] = [
    row(b"00", 1, 0, FIXED | ATTRIBUTE, &C0, &[], &[], Some(&[]), "SSCC"),
    row(b"01", 1, 1, FIXED | ATTRIBUTE, &C1, &[], &E2, Some(&K3), "GTIN"),
    row(b"02", 1, 2, FIXED | ATTRIBUTE, &C1, &R5, &E6, None, "CONTENT"),
    row(b"03", 1, 3, FIXED, &C1, &[], &E7, None, "MTO GTIN"),
    row(b"10", 1, 4, ATTRIBUTE, &C8, &R10, &[], None, "BATCH/LOT"),
    row(b"11", 1, 5, FIXED | ATTRIBUTE, &C11, &R10, &[], None, "PROD DATE"),
    row(b"12", 1, 6, FIXED | ATTRIBUTE, &C11, &R13, &[], None, "DUE DATE"),
    row(b"13", 1, 7, FIXED | ATTRIBUTE, &C11, &R10, &[], None, "PACK DATE"),
    row(b"15", 1, 8, FIXED | ATTRIBUTE, &C11, &R10, &[], None, "BEST BEFORE or BEST BY"),
    row(b"16", 1, 9, FIXED | ATTRIBUTE, &C11, &R10, &[], None, "SELL BY"),
    row(b"17", 1, 10, FIXED | ATTRIBUTE, &C11, &R15, &[], None, "USE BY or EXPIRY"),
    row(b"20", 1, 11, FIXED | ATTRIBUTE, &C16, &R18, &[], None, "VARIANT"),
    row(b"21", 1, 12, 0, &C8, &R20, &E21, None, "SERIAL"),
    row(b"22", 1, 13, 0, &C8, &R23, &[], None, "CPV"),
    row(b"235", 1, 14, 0, &C24, &R23, &[], None, "TPX"),
    row(b"240", 1, 15, ATTRIBUTE, &C25, &R18, &[], None, "ADDITIONAL ID"),
    row(b"241", 1, 16, ATTRIBUTE, &C25, &R18, &[], None, "CUST. PART No."),
    row(b"242", 1, 17, ATTRIBUTE, &C26, &R18, &[], None, "MTO VARIANT"),
    row(b"243", 1, 18, ATTRIBUTE, &C8, &R23, &[], None, "PCN"),
    row(b"250", 1, 19, ATTRIBUTE, &C25, &R29, &[], None, "SECONDARY SERIAL"),
    row(b"251", 1, 20, ATTRIBUTE, &C25, &R30, &[], None, "REF. TO SOURCE"),
    row(b"253", 1, 21, ATTRIBUTE, &C31, &[], &[], Some(&[]), "GDTI"),
    row(b"254", 1, 22, 0, &C8, &R33, &[], None, "GLN EXTENSION COMPONENT"),
    row(b"255", 1, 23, ATTRIBUTE, &C34, &[], &E35, Some(&[]), "GCN"),
    row(b"30", 1, 24, ATTRIBUTE, &C36, &R38, &[], None, "VAR. COUNT"),
    row(b"3100", 6, 25, FIXED | ATTRIBUTE, &C39, &R38, &E40, None, "NET WEIGHT (kg)"),
    row(b"3110", 6, 31, FIXED | ATTRIBUTE, &C39, &R38, &E41, None, "LENGTH (m)"),
    row(b"3120", 6, 37, FIXED | ATTRIBUTE, &C39, &R38, &E42, None, "WIDTH (m)"),
    row(b"3130", 6, 43, FIXED | ATTRIBUTE, &C39, &R38, &E43, None, "HEIGHT (m)"),
    row(b"3140", 6, 49, FIXED | ATTRIBUTE, &C39, &R38, &E44, None, "AREA (m²)"),
    row(b"3150", 6, 55, FIXED | ATTRIBUTE, &C39, &R38, &E45, None, "NET VOLUME (l)"),
    row(b"3160", 6, 61, FIXED | ATTRIBUTE, &C39, &R38, &E46, None, "NET VOLUME (m³)"),
    row(b"3200", 6, 67, FIXED | ATTRIBUTE, &C39, &R38, &E47, None, "NET WEIGHT (lb)"),
    row(b"3210", 6, 73, FIXED | ATTRIBUTE, &C39, &R38, &E48, None, "LENGTH (in)"),
    row(b"3220", 6, 79, FIXED | ATTRIBUTE, &C39, &R38, &E49, None, "LENGTH (ft)"),
    row(b"3230", 6, 85, FIXED | ATTRIBUTE, &C39, &R38, &E50, None, "LENGTH (yd)"),
    row(b"3240", 6, 91, FIXED | ATTRIBUTE, &C39, &R38, &E51, None, "WIDTH (in)"),
    row(b"3250", 6, 97, FIXED | ATTRIBUTE, &C39, &R38, &E52, None, "WIDTH (ft)"),
    row(b"3260", 6, 103, FIXED | ATTRIBUTE, &C39, &R38, &E53, None, "WIDTH (yd)"),
    row(b"3270", 6, 109, FIXED | ATTRIBUTE, &C39, &R38, &E54, None, "HEIGHT (in)"),
    row(b"3280", 6, 115, FIXED | ATTRIBUTE, &C39, &R38, &E55, None, "HEIGHT (ft)"),
    row(b"3290", 6, 121, FIXED | ATTRIBUTE, &C39, &R38, &E56, None, "HEIGHT (yd)"),
    row(b"3300", 6, 127, FIXED | ATTRIBUTE, &C39, &R58, &E59, None, "GROSS WEIGHT (kg)"),
    row(b"3310", 6, 133, FIXED | ATTRIBUTE, &C39, &R58, &E60, None, "LENGTH (m), log"),
    row(b"3320", 6, 139, FIXED | ATTRIBUTE, &C39, &R58, &E61, None, "WIDTH (m), log"),
    row(b"3330", 6, 145, FIXED | ATTRIBUTE, &C39, &R58, &E62, None, "HEIGHT (m), log"),
    row(b"3340", 6, 151, FIXED | ATTRIBUTE, &C39, &R58, &E63, None, "AREA (m²), log"),
    row(b"3350", 6, 157, FIXED | ATTRIBUTE, &C39, &R58, &E64, None, "VOLUME (l), log"),
    row(b"3360", 6, 163, FIXED | ATTRIBUTE, &C39, &R58, &E65, None, "VOLUME (m³), log"),
    row(b"3370", 6, 169, FIXED | ATTRIBUTE, &C39, &R23, &E66, None, "KG PER m²"),
    row(b"3400", 6, 175, FIXED | ATTRIBUTE, &C39, &R58, &E67, None, "GROSS WEIGHT (lb)"),
    row(b"3410", 6, 181, FIXED | ATTRIBUTE, &C39, &R58, &E68, None, "LENGTH (in), log"),
    row(b"3420", 6, 187, FIXED | ATTRIBUTE, &C39, &R58, &E69, None, "LENGTH (ft), log"),
    row(b"3430", 6, 193, FIXED | ATTRIBUTE, &C39, &R58, &E70, None, "LENGTH (yd), log"),
    row(b"3440", 6, 199, FIXED | ATTRIBUTE, &C39, &R58, &E71, None, "WIDTH (in), log"),
    row(b"3450", 6, 205, FIXED | ATTRIBUTE, &C39, &R58, &E72, None, "WIDTH (ft), log"),
    row(b"3460", 6, 211, FIXED | ATTRIBUTE, &C39, &R58, &E73, None, "WIDTH (yd), log"),
    row(b"3470", 6, 217, FIXED | ATTRIBUTE, &C39, &R58, &E74, None, "HEIGHT (in), log"),
    row(b"3480", 6, 223, FIXED | ATTRIBUTE, &C39, &R58, &E75, None, "HEIGHT (ft), log"),
    row(b"3490", 6, 229, FIXED | ATTRIBUTE, &C39, &R58, &E76, None, "HEIGHT (yd), log"),
    row(b"3500", 6, 235, FIXED | ATTRIBUTE, &C39, &R38, &E77, None, "AREA (in²)"),
    row(b"3510", 6, 241, FIXED | ATTRIBUTE, &C39, &R38, &E78, None, "AREA (ft²)"),
    row(b"3520", 6, 247, FIXED | ATTRIBUTE, &C39, &R38, &E79, None, "AREA (yd²)"),
    row(b"3530", 6, 253, FIXED | ATTRIBUTE, &C39, &R58, &E80, None, "AREA (in²), log"),
    row(b"3540", 6, 259, FIXED | ATTRIBUTE, &C39, &R58, &E81, None, "AREA (ft²), log"),
    row(b"3550", 6, 265, FIXED | ATTRIBUTE, &C39, &R58, &E82, None, "AREA (yd²), log"),
    row(b"3560", 6, 271, FIXED | ATTRIBUTE, &C39, &R38, &E83, None, "NET WEIGHT (tr oz)"),
    row(b"3570", 6, 277, FIXED | ATTRIBUTE, &C39, &R38, &E84, None, "NET VOLUME (oz)"),
    row(b"3600", 6, 283, FIXED | ATTRIBUTE, &C39, &R38, &E85, None, "NET VOLUME (qt (US))"),
    row(b"3610", 6, 289, FIXED | ATTRIBUTE, &C39, &R38, &E86, None, "NET VOLUME (gal.)"),
    row(b"3620", 6, 295, FIXED | ATTRIBUTE, &C39, &R58, &E87, None, "VOLUME (qt (US)), log"),
    row(b"3630", 6, 301, FIXED | ATTRIBUTE, &C39, &R58, &E88, None, "VOLUME (gal (US)), log"),
    row(b"3640", 6, 307, FIXED | ATTRIBUTE, &C39, &R38, &E89, None, "NET VOLUME (in³)"),
    row(b"3650", 6, 313, FIXED | ATTRIBUTE, &C39, &R38, &E90, None, "NET VOLUME (ft³)"),
    row(b"3660", 6, 319, FIXED | ATTRIBUTE, &C39, &R38, &E91, None, "NET VOLUME (yd³)"),
    row(b"3670", 6, 325, FIXED | ATTRIBUTE, &C39, &R58, &E92, None, "VOLUME (in³), log"),
    row(b"3680", 6, 331, FIXED | ATTRIBUTE, &C39, &R58, &E93, None, "VOLUME (ft³), log"),
    row(b"3690", 6, 337, FIXED | ATTRIBUTE, &C39, &R58, &E94, None, "VOLUME (yd³), log"),
    row(b"37", 1, 343, ATTRIBUTE, &C36, &R97, &[], None, "COUNT"),
    row(b"3900", 10, 344, ATTRIBUTE, &C98, &R100, &E101, None, "AMOUNT"),
    row(b"3910", 10, 354, ATTRIBUTE, &C102, &R13, &E103, None, "AMOUNT"),
    row(b"3920", 10, 364, ATTRIBUTE, &C98, &R105, &E106, None, "PRICE"),
    row(b"3930", 10, 374, ATTRIBUTE, &C102, &R107, &E108, None, "PRICE"),
    row(b"3940", 4, 384, ATTRIBUTE, &C109, &R111, &E112, None, "PRCNT OFF"),
    row(b"3950", 6, 388, ATTRIBUTE, &C39, &R107, &E113, None, "PRICE/UoM"),
    row(b"400", 1, 394, ATTRIBUTE, &C25, &[], &[], None, "ORDER NUMBER"),
    row(b"401", 1, 395, ATTRIBUTE, &C114, &[], &[], Some(&[]), "GINC"),
    row(b"402", 1, 396, ATTRIBUTE, &C115, &[], &[], Some(&[]), "GSIN"),
    row(b"403", 1, 397, ATTRIBUTE, &C25, &R116, &[], None, "ROUTE"),
    row(b"410", 1, 398, FIXED | ATTRIBUTE, &C117, &[], &[], None, "SHIP TO LOC"),
    row(b"411", 1, 399, FIXED | ATTRIBUTE, &C117, &[], &[], None, "BILL TO"),
    row(b"412", 1, 400, FIXED | ATTRIBUTE, &C117, &[], &[], None, "PURCHASE FROM"),
    row(b"413", 1, 401, FIXED | ATTRIBUTE, &C117, &[], &[], None, "SHIP FOR LOC"),
    row(b"414", 1, 402, FIXED | ATTRIBUTE, &C117, &[], &[], Some(&K118), "LOC No."),
    row(b"415", 1, 403, FIXED | ATTRIBUTE, &C117, &R13, &[], Some(&K119), "PAY TO"),
    row(b"416", 1, 404, FIXED | ATTRIBUTE, &C117, &[], &[], None, "PROD/SERV LOC"),
    row(b"417", 1, 405, FIXED | ATTRIBUTE, &C117, &[], &[], Some(&K120), "PARTY"),
    row(b"420", 1, 406, ATTRIBUTE, &C8, &[], &E121, None, "SHIP TO POST"),
    row(b"421", 1, 407, ATTRIBUTE, &C122, &[], &E123, None, "SHIP TO POST"),
    row(b"422", 1, 408, ATTRIBUTE, &C124, &R18, &E125, None, "ORIGIN"),
    row(b"423", 1, 409, ATTRIBUTE, &C126, &R38, &E125, None, "COUNTRY - INITIAL PROCESS"),
    row(b"424", 1, 410, ATTRIBUTE, &C124, &R38, &E125, None, "COUNTRY - PROCESS"),
    row(b"425", 1, 411, ATTRIBUTE, &C126, &R38, &E125, None, "COUNTRY - DISASSEMBLY"),
    row(b"426", 1, 412, ATTRIBUTE, &C124, &R38, &[], None, "COUNTRY - FULL PROCESS"),
    row(b"427", 1, 413, ATTRIBUTE, &C127, &R129, &[], None, "ORIGIN SUBDIVISION"),
    row(b"4300", 1, 414, ATTRIBUTE, &C130, &R116, &[], None, "SHIP TO COMP"),
    row(b"4301", 1, 415, ATTRIBUTE, &C130, &R116, &[], None, "SHIP TO NAME"),
    row(b"4302", 1, 416, ATTRIBUTE, &C131, &R116, &[], None, "SHIP TO ADD1"),
    row(b"4303", 1, 417, ATTRIBUTE, &C131, &R133, &[], None, "SHIP TO ADD2"),
    row(b"4304", 1, 418, ATTRIBUTE, &C131, &R116, &[], None, "SHIP TO SUB"),
    row(b"4305", 1, 419, ATTRIBUTE, &C131, &R116, &[], None, "SHIP TO LOC"),
    row(b"4306", 1, 420, ATTRIBUTE, &C131, &R116, &[], None, "SHIP TO REG"),
    row(b"4307", 1, 421, ATTRIBUTE, &C134, &R116, &[], None, "SHIP TO COUNTRY"),
    row(b"4308", 1, 422, ATTRIBUTE, &C25, &R116, &[], None, "SHIP TO PHONE"),
    row(b"4309", 1, 423, ATTRIBUTE, &C135, &R116, &[], None, "SHIP TO GEO"),
    row(b"4310", 1, 424, ATTRIBUTE, &C130, &R116, &[], None, "RTN TO COMP"),
    row(b"4311", 1, 425, ATTRIBUTE, &C130, &R116, &[], None, "RTN TO NAME"),
    row(b"4312", 1, 426, ATTRIBUTE, &C131, &R116, &[], None, "RTN TO ADD1"),
    row(b"4313", 1, 427, ATTRIBUTE, &C131, &R137, &[], None, "RTN TO ADD2"),
    row(b"4314", 1, 428, ATTRIBUTE, &C131, &R116, &[], None, "RTN TO SUB"),
    row(b"4315", 1, 429, ATTRIBUTE, &C131, &R116, &[], None, "RTN TO LOC"),
    row(b"4316", 1, 430, ATTRIBUTE, &C131, &R116, &[], None, "RTN TO REG"),
    row(b"4317", 1, 431, ATTRIBUTE, &C134, &R116, &[], None, "RTN TO COUNTRY"),
    row(b"4318", 1, 432, ATTRIBUTE, &C8, &R116, &[], None, "RTN TO POST"),
    row(b"4319", 1, 433, ATTRIBUTE, &C25, &R116, &[], None, "RTN TO PHONE"),
    row(b"4320", 1, 434, ATTRIBUTE, &C130, &R116, &[], None, "SRV DESCRIPTION"),
    row(b"4321", 1, 435, ATTRIBUTE, &C138, &R116, &[], None, "DANGEROUS GOODS"),
    row(b"4322", 1, 436, ATTRIBUTE, &C138, &R116, &[], None, "AUTH TO LEAVE"),
    row(b"4323", 1, 437, ATTRIBUTE, &C138, &R116, &[], None, "SIG REQUIRED"),
    row(b"4324", 1, 438, ATTRIBUTE, &C139, &R116, &[], None, "NOT BEF DEL DT"),
    row(b"4325", 1, 439, ATTRIBUTE, &C139, &R116, &[], None, "NOT AFT DEL DT"),
    row(b"4326", 1, 440, ATTRIBUTE, &C140, &R116, &[], None, "REL DATE"),
    row(b"4330", 1, 441, ATTRIBUTE, &C141, &R116, &E142, None, "MAX TEMP F."),
    row(b"4331", 1, 442, ATTRIBUTE, &C141, &R116, &E143, None, "MAX TEMP C."),
    row(b"4332", 1, 443, ATTRIBUTE, &C141, &R116, &E144, None, "MIN TEMP F."),
    row(b"4333", 1, 444, ATTRIBUTE, &C141, &R116, &E145, None, "MIN TEMP C."),
    row(b"7001", 1, 445, ATTRIBUTE, &C146, &R18, &[], None, "NSN"),
    row(b"7002", 1, 446, ATTRIBUTE, &C25, &R38, &[], None, "MEAT CUT"),
    row(b"7003", 1, 447, ATTRIBUTE, &C147, &R38, &[], None, "EXPIRY TIME"),
    row(b"7004", 1, 448, ATTRIBUTE, &C148, &R150, &[], None, "ACTIVE POTENCY"),
    row(b"7005", 1, 449, ATTRIBUTE, &C151, &R38, &[], None, "CATCH AREA"),
    row(b"7006", 1, 450, ATTRIBUTE, &C140, &R38, &[], None, "FIRST FREEZE DATE"),
    row(b"7007", 1, 451, ATTRIBUTE, &C152, &R38, &[], None, "HARVEST DATE"),
    row(b"7008", 1, 452, ATTRIBUTE, &C127, &R38, &[], None, "AQUATIC SPECIES"),
    row(b"7009", 1, 453, ATTRIBUTE, &C153, &R38, &[], None, "FISHING GEAR TYPE"),
    row(b"7010", 1, 454, ATTRIBUTE, &C154, &R38, &[], None, "PROD METHOD"),
    row(b"7011", 1, 455, ATTRIBUTE, &C155, &R38, &[], None, "TEST BY DATE"),
    row(b"7020", 1, 456, ATTRIBUTE, &C8, &R157, &[], None, "REFURB LOT"),
    row(b"7021", 1, 457, ATTRIBUTE, &C8, &R30, &[], None, "FUNC STAT"),
    row(b"7022", 1, 458, ATTRIBUTE, &C8, &R159, &[], None, "REV STAT"),
    row(b"7023", 1, 459, ATTRIBUTE, &C114, &[], &[], None, "GIAI - ASSEMBLY"),
    row(b"7030", 1, 460, ATTRIBUTE, &C160, &R38, &[], None, "PROCESSOR # 0"),
    row(b"7031", 1, 461, ATTRIBUTE, &C160, &R38, &[], None, "PROCESSOR # 1"),
    row(b"7032", 1, 462, ATTRIBUTE, &C160, &R38, &[], None, "PROCESSOR # 2"),
    row(b"7033", 1, 463, ATTRIBUTE, &C160, &R38, &[], None, "PROCESSOR # 3"),
    row(b"7034", 1, 464, ATTRIBUTE, &C160, &R38, &[], None, "PROCESSOR # 4"),
    row(b"7035", 1, 465, ATTRIBUTE, &C160, &R38, &[], None, "PROCESSOR # 5"),
    row(b"7036", 1, 466, ATTRIBUTE, &C160, &R38, &[], None, "PROCESSOR # 6"),
    row(b"7037", 1, 467, ATTRIBUTE, &C160, &R38, &[], None, "PROCESSOR # 7"),
    row(b"7038", 1, 468, ATTRIBUTE, &C160, &R38, &[], None, "PROCESSOR # 8"),
    row(b"7039", 1, 469, ATTRIBUTE, &C160, &R38, &[], None, "PROCESSOR # 9"),
    row(b"7040", 1, 470, 0, &C161, &[], &[], None, "UIC+EXT"),
    row(b"7041", 1, 471, 0, &C162, &R116, &[], None, "UFRGT UNIT TYPE"),
    row(b"710", 1, 472, ATTRIBUTE, &C8, &R23, &[], None, "NHRN PZN"),
    row(b"711", 1, 473, ATTRIBUTE, &C8, &R23, &[], None, "NHRN CIP"),
    row(b"712", 1, 474, ATTRIBUTE, &C8, &R23, &[], None, "NHRN CN"),
    row(b"713", 1, 475, ATTRIBUTE, &C8, &R23, &[], None, "NHRN DRN"),
    row(b"714", 1, 476, ATTRIBUTE, &C8, &R23, &[], None, "NHRN AIM"),
    row(b"715", 1, 477, ATTRIBUTE, &C8, &R23, &[], None, "NHRN NDC"),
    row(b"716", 1, 478, ATTRIBUTE, &C8, &R23, &[], None, "NHRN AIC"),
    row(b"717", 1, 479, ATTRIBUTE, &C8, &R23, &[], None, "NHRN SRN"),
    row(b"7230", 1, 480, ATTRIBUTE, &C163, &R165, &[], None, "CERT # 1"),
    row(b"7231", 1, 481, ATTRIBUTE, &C163, &R165, &[], None, "CERT # 2"),
    row(b"7232", 1, 482, ATTRIBUTE, &C163, &R165, &[], None, "CERT # 3"),
    row(b"7233", 1, 483, ATTRIBUTE, &C163, &R165, &[], None, "CERT # 4"),
    row(b"7234", 1, 484, ATTRIBUTE, &C163, &R165, &[], None, "CERT # 5"),
    row(b"7235", 1, 485, ATTRIBUTE, &C163, &R165, &[], None, "CERT # 6"),
    row(b"7236", 1, 486, ATTRIBUTE, &C163, &R165, &[], None, "CERT # 7"),
    row(b"7237", 1, 487, ATTRIBUTE, &C163, &R165, &[], None, "CERT # 8"),
    row(b"7238", 1, 488, ATTRIBUTE, &C163, &R165, &[], None, "CERT # 9"),
    row(b"7239", 1, 489, ATTRIBUTE, &C163, &R165, &[], None, "CERT # 10"),
    row(b"7240", 1, 490, ATTRIBUTE, &C8, &R30, &[], None, "PROTOCOL"),
    row(b"7241", 1, 491, ATTRIBUTE, &C166, &R168, &[], None, "AIDC MEDIA TYPE"),
    row(b"7242", 1, 492, ATTRIBUTE, &C169, &R168, &[], None, "VCN"),
    row(b"7250", 1, 493, ATTRIBUTE, &C170, &R172, &E173, None, "DOB"),
    row(b"7251", 1, 494, ATTRIBUTE, &C174, &R172, &E175, None, "DOB TIME"),
    row(b"7252", 1, 495, ATTRIBUTE, &C176, &R172, &[], None, "BIO SEX"),
    row(b"7253", 1, 496, ATTRIBUTE, &C177, &R168, &E178, None, "FAMILY NAME"),
    row(b"7254", 1, 497, ATTRIBUTE, &C177, &R168, &E178, None, "GIVEN NAME"),
    row(b"7255", 1, 498, ATTRIBUTE, &C153, &R168, &E178, None, "SUFFIX"),
    row(b"7256", 1, 499, ATTRIBUTE, &C179, &R168, &[], None, "FULL NAME"),
    row(b"7257", 1, 500, ATTRIBUTE, &C131, &R172, &[], None, "PERSON ADDR"),
    row(b"7258", 1, 501, ATTRIBUTE, &C180, &R182, &[], None, "BIRTH SEQUENCE"),
    row(b"7259", 1, 502, ATTRIBUTE, &C177, &R172, &E183, None, "BABY"),
    row(b"8001", 1, 503, ATTRIBUTE, &C184, &R23, &[], None, "DIMENSIONS"),
    row(b"8002", 1, 504, ATTRIBUTE, &C8, &[], &[], None, "CMT No."),
    row(b"8003", 1, 505, ATTRIBUTE, &C185, &[], &[], Some(&[]), "GRAI"),
    row(b"8004", 1, 506, ATTRIBUTE, &C114, &[], &[], Some(&K120), "GIAI"),
    row(b"8005", 1, 507, ATTRIBUTE, &C39, &R38, &[], None, "PRICE PER UNIT"),
    row(b"8006", 1, 508, ATTRIBUTE, &C186, &[], &E187, Some(&K188), "ITIP"),
    row(b"8007", 1, 509, ATTRIBUTE, &C189, &R191, &[], None, "IBAN"),
    row(b"8008", 1, 510, ATTRIBUTE, &C192, &R38, &[], None, "PROD TIME"),
    row(b"8009", 1, 511, ATTRIBUTE, &C193, &R58, &[], None, "OPTSEN"),
    row(b"8010", 1, 512, ATTRIBUTE, &C194, &[], &[], Some(&K195), "CPID"),
    row(b"8011", 1, 513, 0, &C196, &R198, &[], None, "CPID SERIAL"),
    row(b"8012", 1, 514, ATTRIBUTE, &C8, &R30, &[], None, "VERSION"),
    row(b"8013", 1, 515, ATTRIBUTE, &C199, &[], &[], Some(&[]), "GMN"),
    row(b"8014", 1, 516, 0, &C200, &R23, &[], None, "MUDI"),
    row(b"8017", 1, 517, ATTRIBUTE, &C201, &[], &E202, Some(&K203), "GSRN - PROVIDER"),
    row(b"8018", 1, 518, ATTRIBUTE, &C201, &[], &E204, Some(&K203), "GSRN - RECIPIENT"),
    row(b"8019", 1, 519, 0, &C205, &R168, &[], None, "SRIN"),
    row(b"8020", 1, 520, 0, &C169, &R191, &[], None, "REF No."),
    row(b"8026", 1, 521, ATTRIBUTE, &C186, &R5, &E206, None, "ITIP CONTENT"),
    row(b"8030", 1, 522, ATTRIBUTE, &C207, &R209, &[], None, "DIGSIG"),
    row(b"8040", 1, 523, 0, &C210, &R212, &[], None, "IMEI"),
    row(b"8041", 1, 524, 0, &C210, &R214, &[], None, "IMEI2"),
    row(b"8042", 1, 525, 0, &C215, &R214, &[], None, "ESIM"),
    row(b"8043", 1, 526, 0, &C216, &R214, &[], None, "PSIM"),
    row(b"8110", 1, 527, ATTRIBUTE, &C217, &[], &[], None, ""),
    row(b"8111", 1, 528, ATTRIBUTE, &C109, &R111, &[], None, "POINTS"),
    row(b"8112", 1, 529, ATTRIBUTE, &C218, &[], &[], None, ""),
    row(b"8200", 1, 530, 0, &C219, &R23, &[], None, "PRODUCT URL"),
    row(b"90", 1, 531, ATTRIBUTE, &C25, &[], &[], None, "INTERNAL"),
    row(b"91", 9, 532, ATTRIBUTE, &C220, &[], &[], None, "INTERNAL"),
];

#[rustfmt::skip]
static C0: [Component; 1] = [fixed(N, 18, &[Csum, Gcppos2])];
#[rustfmt::skip]
static C1: [Component; 1] = [fixed(N, 14, &[Csum, Gcppos2])];
#[rustfmt::skip]
static E2: [Pattern; 2] = [pattern(b"255", b"255", 23, 24), pattern(b"37", b"37", 343, 344)];
#[rustfmt::skip]
static K3: [&[Ai]; 2] = [&[ai(b"22"), ai(b"10"), ai(b"21")], &[ai(b"235")]];
#[rustfmt::skip]
static A4: [&[Pattern]; 1] = [&[pattern(b"37", b"37", 343, 344)]];
#[rustfmt::skip]
static R5: [&[&[Pattern]]; 1] = [&A4];
#[rustfmt::skip]
static E6: [Pattern; 2] = [pattern(b"01", b"01", 1, 2), pattern(b"03", b"03", 3, 4)];
#[rustfmt::skip]
static E7: [Pattern; 3] = [pattern(b"01", b"01", 1, 2), pattern(b"02", b"02", 2, 3), pattern(b"37", b"37", 343, 344)];
#[rustfmt::skip]
static C8: [Component; 1] = [variable(X, 20, &[])];
#[rustfmt::skip]
static A9: [&[Pattern]; 5] = [&[pattern(b"01", b"01", 1, 2)], &[pattern(b"02", b"02", 2, 3)], &[pattern(b"03", b"03", 3, 4)], &[pattern(b"8006", b"8006", 508, 509)], &[pattern(b"8026", b"8026", 521, 522)]];
#[rustfmt::skip]
static R10: [&[&[Pattern]]; 1] = [&A9];
#[rustfmt::skip]
static C11: [Component; 1] = [fixed(N, 6, &[Yymmd0])];
#[rustfmt::skip]
static A12: [&[Pattern]; 1] = [&[pattern(b"8020", b"8020", 520, 521)]];
#[rustfmt::skip]
static R13: [&[&[Pattern]]; 1] = [&A12];
#[rustfmt::skip]
static A14: [&[Pattern]; 6] = [&[pattern(b"01", b"01", 1, 2)], &[pattern(b"02", b"02", 2, 3)], &[pattern(b"03", b"03", 3, 4)], &[pattern(b"255", b"255", 23, 24)], &[pattern(b"8006", b"8006", 508, 509)], &[pattern(b"8026", b"8026", 521, 522)]];
#[rustfmt::skip]
static R15: [&[&[Pattern]]; 1] = [&A14];
#[rustfmt::skip]
static C16: [Component; 1] = [fixed(N, 2, &[])];
#[rustfmt::skip]
static A17: [&[Pattern]; 4] = [&[pattern(b"01", b"01", 1, 2)], &[pattern(b"02", b"02", 2, 3)], &[pattern(b"8006", b"8006", 508, 509)], &[pattern(b"8026", b"8026", 521, 522)]];
#[rustfmt::skip]
static R18: [&[&[Pattern]]; 1] = [&A17];
#[rustfmt::skip]
static A19: [&[Pattern]; 3] = [&[pattern(b"01", b"01", 1, 2)], &[pattern(b"03", b"03", 3, 4)], &[pattern(b"8006", b"8006", 508, 509)]];
#[rustfmt::skip]
static R20: [&[&[Pattern]]; 1] = [&A19];
#[rustfmt::skip]
static E21: [Pattern; 1] = [pattern(b"235", b"235", 14, 15)];
#[rustfmt::skip]
static A22: [&[Pattern]; 1] = [&[pattern(b"01", b"01", 1, 2)]];
#[rustfmt::skip]
static R23: [&[&[Pattern]]; 1] = [&A22];
#[rustfmt::skip]
static C24: [Component; 1] = [variable(X, 28, &[])];
#[rustfmt::skip]
static C25: [Component; 1] = [variable(X, 30, &[])];
#[rustfmt::skip]
static C26: [Component; 1] = [variable(N, 6, &[])];
#[rustfmt::skip]
static A27: [&[Pattern]; 2] = [&[pattern(b"01", b"01", 1, 2)], &[pattern(b"8006", b"8006", 508, 509)]];
#[rustfmt::skip]
static A28: [&[Pattern]; 1] = [&[pattern(b"21", b"21", 12, 13)]];
#[rustfmt::skip]
static R29: [&[&[Pattern]]; 2] = [&A27, &A28];
#[rustfmt::skip]
static R30: [&[&[Pattern]]; 1] = [&A27];
#[rustfmt::skip]
static C31: [Component; 2] = [fixed(N, 13, &[Csum, Gcppos1]), optional(X, 17, &[])];
#[rustfmt::skip]
static A32: [&[Pattern]; 1] = [&[pattern(b"414", b"414", 402, 403)]];
#[rustfmt::skip]
static R33: [&[&[Pattern]]; 1] = [&A32];
#[rustfmt::skip]
static C34: [Component; 2] = [fixed(N, 13, &[Csum, Gcppos1]), optional(N, 12, &[])];
#[rustfmt::skip]
static E35: [Pattern; 6] = [pattern(b"01", b"01", 1, 2), pattern(b"02", b"02", 2, 3), pattern(b"415", b"415", 403, 404), pattern(b"8006", b"8006", 508, 509), pattern(b"8020", b"8020", 520, 521), pattern(b"8026", b"8026", 521, 522)];
#[rustfmt::skip]
static C36: [Component; 1] = [variable(N, 8, &[])];
#[rustfmt::skip]
static A37: [&[Pattern]; 2] = [&[pattern(b"01", b"01", 1, 2)], &[pattern(b"02", b"02", 2, 3)]];
#[rustfmt::skip]
static R38: [&[&[Pattern]]; 1] = [&A37];
#[rustfmt::skip]
static C39: [Component; 1] = [fixed(N, 6, &[])];
#[rustfmt::skip]
static E40: [Pattern; 1] = [pattern(b"3100", b"3109", 25, 31)];
#[rustfmt::skip]
static E41: [Pattern; 1] = [pattern(b"3110", b"3119", 31, 37)];
#[rustfmt::skip]
static E42: [Pattern; 1] = [pattern(b"3120", b"3129", 37, 43)];
#[rustfmt::skip]
static E43: [Pattern; 1] = [pattern(b"3130", b"3139", 43, 49)];
#[rustfmt::skip]
static E44: [Pattern; 1] = [pattern(b"3140", b"3149", 49, 55)];
#[rustfmt::skip]
static E45: [Pattern; 1] = [pattern(b"3150", b"3159", 55, 61)];
#[rustfmt::skip]
static E46: [Pattern; 1] = [pattern(b"3160", b"3169", 61, 67)];
#[rustfmt::skip]
static E47: [Pattern; 1] = [pattern(b"3200", b"3209", 67, 73)];
#[rustfmt::skip]
static E48: [Pattern; 1] = [pattern(b"3210", b"3219", 73, 79)];
#[rustfmt::skip]
static E49: [Pattern; 1] = [pattern(b"3220", b"3229", 79, 85)];
#[rustfmt::skip]
static E50: [Pattern; 1] = [pattern(b"3230", b"3239", 85, 91)];
#[rustfmt::skip]
static E51: [Pattern; 1] = [pattern(b"3240", b"3249", 91, 97)];
#[rustfmt::skip]
static E52: [Pattern; 1] = [pattern(b"3250", b"3259", 97, 103)];
#[rustfmt::skip]
static E53: [Pattern; 1] = [pattern(b"3260", b"3269", 103, 109)];
#[rustfmt::skip]
static E54: [Pattern; 1] = [pattern(b"3270", b"3279", 109, 115)];
#[rustfmt::skip]
static E55: [Pattern; 1] = [pattern(b"3280", b"3289", 115, 121)];
#[rustfmt::skip]
static E56: [Pattern; 1] = [pattern(b"3290", b"3299", 121, 127)];
#[rustfmt::skip]
static A57: [&[Pattern]; 2] = [&[pattern(b"00", b"00", 0, 1)], &[pattern(b"01", b"01", 1, 2)]];
#[rustfmt::skip]
static R58: [&[&[Pattern]]; 1] = [&A57];
#[rustfmt::skip]
static E59: [Pattern; 1] = [pattern(b"3300", b"3309", 127, 133)];
#[rustfmt::skip]
static E60: [Pattern; 1] = [pattern(b"3310", b"3319", 133, 139)];
#[rustfmt::skip]
static E61: [Pattern; 1] = [pattern(b"3320", b"3329", 139, 145)];
#[rustfmt::skip]
static E62: [Pattern; 1] = [pattern(b"3330", b"3339", 145, 151)];
#[rustfmt::skip]
static E63: [Pattern; 1] = [pattern(b"3340", b"3349", 151, 157)];
#[rustfmt::skip]
static E64: [Pattern; 1] = [pattern(b"3350", b"3359", 157, 163)];
#[rustfmt::skip]
static E65: [Pattern; 1] = [pattern(b"3360", b"3369", 163, 169)];
#[rustfmt::skip]
static E66: [Pattern; 1] = [pattern(b"3370", b"3379", 169, 175)];
#[rustfmt::skip]
static E67: [Pattern; 1] = [pattern(b"3400", b"3409", 175, 181)];
#[rustfmt::skip]
static E68: [Pattern; 1] = [pattern(b"3410", b"3419", 181, 187)];
#[rustfmt::skip]
static E69: [Pattern; 1] = [pattern(b"3420", b"3429", 187, 193)];
#[rustfmt::skip]
static E70: [Pattern; 1] = [pattern(b"3430", b"3439", 193, 199)];
#[rustfmt::skip]
static E71: [Pattern; 1] = [pattern(b"3440", b"3449", 199, 205)];
#[rustfmt::skip]
static E72: [Pattern; 1] = [pattern(b"3450", b"3459", 205, 211)];
#[rustfmt::skip]
static E73: [Pattern; 1] = [pattern(b"3460", b"3469", 211, 217)];
#[rustfmt::skip]
static E74: [Pattern; 1] = [pattern(b"3470", b"3479", 217, 223)];
#[rustfmt::skip]
static E75: [Pattern; 1] = [pattern(b"3480", b"3489", 223, 229)];
#[rustfmt::skip]
static E76: [Pattern; 1] = [pattern(b"3490", b"3499", 229, 235)];
#[rustfmt::skip]
static E77: [Pattern; 1] = [pattern(b"3500", b"3509", 235, 241)];
#[rustfmt::skip]
static E78: [Pattern; 1] = [pattern(b"3510", b"3519", 241, 247)];
#[rustfmt::skip]
static E79: [Pattern; 1] = [pattern(b"3520", b"3529", 247, 253)];
#[rustfmt::skip]
static E80: [Pattern; 1] = [pattern(b"3530", b"3539", 253, 259)];
#[rustfmt::skip]
static E81: [Pattern; 1] = [pattern(b"3540", b"3549", 259, 265)];
#[rustfmt::skip]
static E82: [Pattern; 1] = [pattern(b"3550", b"3559", 265, 271)];
#[rustfmt::skip]
static E83: [Pattern; 1] = [pattern(b"3560", b"3569", 271, 277)];
#[rustfmt::skip]
static E84: [Pattern; 1] = [pattern(b"3570", b"3579", 277, 283)];
#[rustfmt::skip]
static E85: [Pattern; 1] = [pattern(b"3600", b"3609", 283, 289)];
#[rustfmt::skip]
static E86: [Pattern; 1] = [pattern(b"3610", b"3619", 289, 295)];
#[rustfmt::skip]
static E87: [Pattern; 1] = [pattern(b"3620", b"3629", 295, 301)];
#[rustfmt::skip]
static E88: [Pattern; 1] = [pattern(b"3630", b"3639", 301, 307)];
#[rustfmt::skip]
static E89: [Pattern; 1] = [pattern(b"3640", b"3649", 307, 313)];
#[rustfmt::skip]
static E90: [Pattern; 1] = [pattern(b"3650", b"3659", 313, 319)];
#[rustfmt::skip]
static E91: [Pattern; 1] = [pattern(b"3660", b"3669", 319, 325)];
#[rustfmt::skip]
static E92: [Pattern; 1] = [pattern(b"3670", b"3679", 325, 331)];
#[rustfmt::skip]
static E93: [Pattern; 1] = [pattern(b"3680", b"3689", 331, 337)];
#[rustfmt::skip]
static E94: [Pattern; 1] = [pattern(b"3690", b"3699", 337, 343)];
#[rustfmt::skip]
static A95: [&[Pattern]; 1] = [&[pattern(b"00", b"00", 0, 1)]];
#[rustfmt::skip]
static A96: [&[Pattern]; 2] = [&[pattern(b"02", b"02", 2, 3)], &[pattern(b"8026", b"8026", 521, 522)]];
#[rustfmt::skip]
static R97: [&[&[Pattern]]; 2] = [&A95, &A96];
#[rustfmt::skip]
static C98: [Component; 1] = [variable(N, 15, &[])];
#[rustfmt::skip]
static A99: [&[Pattern]; 2] = [&[pattern(b"255", b"255", 23, 24)], &[pattern(b"8020", b"8020", 520, 521)]];
#[rustfmt::skip]
static R100: [&[&[Pattern]]; 1] = [&A99];
#[rustfmt::skip]
static E101: [Pattern; 4] = [pattern(b"3900", b"3909", 344, 354), pattern(b"3910", b"3919", 354, 364), pattern(b"3940", b"3949", 384, 388), pattern(b"8111", b"8111", 528, 529)];
#[rustfmt::skip]
static C102: [Component; 2] = [fixed(N, 3, &[Iso4217]), variable(N, 15, &[])];
#[rustfmt::skip]
static E103: [Pattern; 1] = [pattern(b"3910", b"3919", 354, 364)];
#[rustfmt::skip]
static A104: [&[Pattern]; 5] = [&[pattern(b"30", b"30", 24, 25)], &[pattern(b"3100", b"3199", 25, 67)], &[pattern(b"3200", b"3299", 67, 127)], &[pattern(b"3500", b"3599", 235, 283)], &[pattern(b"3600", b"3699", 283, 343)]];
#[rustfmt::skip]
static R105: [&[&[Pattern]]; 2] = [&A22, &A104];
#[rustfmt::skip]
static E106: [Pattern; 2] = [pattern(b"3920", b"3929", 364, 374), pattern(b"3930", b"3939", 374, 384)];
#[rustfmt::skip]
static R107: [&[&[Pattern]]; 1] = [&A104];
#[rustfmt::skip]
static E108: [Pattern; 1] = [pattern(b"3930", b"3939", 374, 384)];
#[rustfmt::skip]
static C109: [Component; 1] = [fixed(N, 4, &[])];
#[rustfmt::skip]
static A110: [&[Pattern]; 1] = [&[pattern(b"255", b"255", 23, 24)]];
#[rustfmt::skip]
static R111: [&[&[Pattern]]; 1] = [&A110];
#[rustfmt::skip]
static E112: [Pattern; 2] = [pattern(b"3940", b"3949", 384, 388), pattern(b"8111", b"8111", 528, 529)];
#[rustfmt::skip]
static E113: [Pattern; 4] = [pattern(b"3920", b"3929", 364, 374), pattern(b"3930", b"3939", 374, 384), pattern(b"3950", b"3959", 388, 394), pattern(b"8005", b"8005", 507, 508)];
#[rustfmt::skip]
static C114: [Component; 1] = [variable(X, 30, &[Gcppos1])];
#[rustfmt::skip]
static C115: [Component; 1] = [fixed(N, 17, &[Csum, Gcppos1])];
#[rustfmt::skip]
static R116: [&[&[Pattern]]; 1] = [&A95];
#[rustfmt::skip]
static C117: [Component; 1] = [fixed(N, 13, &[Csum, Gcppos1])];
#[rustfmt::skip]
static K118: [&[Ai]; 2] = [&[ai(b"254")], &[ai(b"7040")]];
#[rustfmt::skip]
static K119: [&[Ai]; 1] = [&[ai(b"8020")]];
#[rustfmt::skip]
static K120: [&[Ai]; 1] = [&[ai(b"7040")]];
#[rustfmt::skip]
static E121: [Pattern; 1] = [pattern(b"421", b"421", 407, 408)];
#[rustfmt::skip]
static C122: [Component; 2] = [fixed(N, 3, &[Iso3166]), variable(X, 9, &[])];
#[rustfmt::skip]
static E123: [Pattern; 1] = [pattern(b"4307", b"4307", 421, 422)];
#[rustfmt::skip]
static C124: [Component; 1] = [fixed(N, 3, &[Iso3166])];
#[rustfmt::skip]
static E125: [Pattern; 1] = [pattern(b"426", b"426", 412, 413)];
#[rustfmt::skip]
static C126: [Component; 5] = [fixed(N, 3, &[Iso3166]), optional_fixed(N, 3, &[Iso3166]), optional_fixed(N, 3, &[Iso3166]), optional_fixed(N, 3, &[Iso3166]), optional_fixed(N, 3, &[Iso3166])];
#[rustfmt::skip]
static C127: [Component; 1] = [variable(X, 3, &[])];
#[rustfmt::skip]
static A128: [&[Pattern]; 1] = [&[pattern(b"422", b"422", 408, 409)]];
#[rustfmt::skip]
static R129: [&[&[Pattern]]; 2] = [&A37, &A128];
#[rustfmt::skip]
static C130: [Component; 1] = [variable(X, 35, &[Pcenc])];
#[rustfmt::skip]
static C131: [Component; 1] = [variable(X, 70, &[Pcenc])];
#[rustfmt::skip]
static A132: [&[Pattern]; 1] = [&[pattern(b"4302", b"4302", 416, 417)]];
#[rustfmt::skip]
static R133: [&[&[Pattern]]; 1] = [&A132];
#[rustfmt::skip]
static C134: [Component; 1] = [fixed(X, 2, &[Iso3166alpha2])];
#[rustfmt::skip]
static C135: [Component; 2] = [fixed(N, 10, &[Latitude]), fixed(N, 10, &[Longitude])];
#[rustfmt::skip]
static A136: [&[Pattern]; 1] = [&[pattern(b"4312", b"4312", 426, 427)]];
#[rustfmt::skip]
static R137: [&[&[Pattern]]; 1] = [&A136];
#[rustfmt::skip]
static C138: [Component; 1] = [fixed(N, 1, &[Yesno])];
#[rustfmt::skip]
static C139: [Component; 2] = [fixed(N, 6, &[Yymmd0]), fixed(N, 4, &[Hhmi])];
#[rustfmt::skip]
static C140: [Component; 1] = [fixed(N, 6, &[Yymmdd])];
#[rustfmt::skip]
static C141: [Component; 2] = [fixed(N, 6, &[]), optional_fixed(X, 1, &[Hyphen])];
#[rustfmt::skip]
static E142: [Pattern; 1] = [pattern(b"4331", b"4331", 442, 443)];
#[rustfmt::skip]
static E143: [Pattern; 1] = [pattern(b"4330", b"4330", 441, 442)];
#[rustfmt::skip]
static E144: [Pattern; 1] = [pattern(b"4333", b"4333", 444, 445)];
#[rustfmt::skip]
static E145: [Pattern; 1] = [pattern(b"4332", b"4332", 443, 444)];
#[rustfmt::skip]
static C146: [Component; 1] = [fixed(N, 13, &[])];
#[rustfmt::skip]
static C147: [Component; 2] = [fixed(N, 6, &[Yymmdd]), fixed(N, 4, &[Hhmi])];
#[rustfmt::skip]
static C148: [Component; 1] = [variable(N, 4, &[])];
#[rustfmt::skip]
static A149: [&[Pattern]; 1] = [&[pattern(b"01", b"01", 1, 2), pattern(b"10", b"10", 4, 5)]];
#[rustfmt::skip]
static R150: [&[&[Pattern]]; 1] = [&A149];
#[rustfmt::skip]
static C151: [Component; 1] = [variable(X, 12, &[])];
#[rustfmt::skip]
static C152: [Component; 2] = [fixed(N, 6, &[Yymmdd]), optional_fixed(N, 6, &[Yymmdd])];
#[rustfmt::skip]
static C153: [Component; 1] = [variable(X, 10, &[])];
#[rustfmt::skip]
static C154: [Component; 1] = [variable(X, 2, &[])];
#[rustfmt::skip]
static C155: [Component; 2] = [fixed(N, 6, &[Yymmdd]), optional_fixed(N, 4, &[Hhmi])];
#[rustfmt::skip]
static A156: [&[Pattern]; 1] = [&[pattern(b"416", b"416", 404, 405)]];
#[rustfmt::skip]
static R157: [&[&[Pattern]]; 2] = [&A27, &A156];
#[rustfmt::skip]
static A158: [&[Pattern]; 1] = [&[pattern(b"7021", b"7021", 457, 458)]];
#[rustfmt::skip]
static R159: [&[&[Pattern]]; 1] = [&A158];
#[rustfmt::skip]
static C160: [Component; 2] = [fixed(N, 3, &[Iso3166999]), variable(X, 27, &[])];
#[rustfmt::skip]
static C161: [Component; 4] = [fixed(N, 1, &[]), fixed(X, 1, &[]), fixed(X, 1, &[]), fixed(X, 1, &[Importeridx])];
#[rustfmt::skip]
static C162: [Component; 1] = [variable(X, 4, &[Packagetype])];
#[rustfmt::skip]
static C163: [Component; 2] = [fixed(X, 2, &[]), variable(X, 28, &[])];
#[rustfmt::skip]
static A164: [&[Pattern]; 2] = [&[pattern(b"01", b"01", 1, 2)], &[pattern(b"8004", b"8004", 506, 507)]];
#[rustfmt::skip]
static R165: [&[&[Pattern]]; 1] = [&A164];
#[rustfmt::skip]
static C166: [Component; 1] = [fixed(N, 2, &[Mediatype])];
#[rustfmt::skip]
static A167: [&[Pattern]; 2] = [&[pattern(b"8017", b"8017", 517, 518)], &[pattern(b"8018", b"8018", 518, 519)]];
#[rustfmt::skip]
static R168: [&[&[Pattern]]; 1] = [&A167];
#[rustfmt::skip]
static C169: [Component; 1] = [variable(X, 25, &[])];
#[rustfmt::skip]
static C170: [Component; 1] = [fixed(N, 8, &[Yyyymmdd])];
#[rustfmt::skip]
static A171: [&[Pattern]; 1] = [&[pattern(b"8018", b"8018", 518, 519)]];
#[rustfmt::skip]
static R172: [&[&[Pattern]]; 1] = [&A171];
#[rustfmt::skip]
static E173: [Pattern; 1] = [pattern(b"7251", b"7251", 494, 495)];
#[rustfmt::skip]
static C174: [Component; 2] = [fixed(N, 8, &[Yyyymmdd]), fixed(N, 4, &[Hhmi])];
#[rustfmt::skip]
static E175: [Pattern; 1] = [pattern(b"7250", b"7250", 493, 494)];
#[rustfmt::skip]
static C176: [Component; 1] = [fixed(N, 1, &[Iso5218])];
#[rustfmt::skip]
static C177: [Component; 1] = [variable(X, 40, &[Pcenc])];
#[rustfmt::skip]
static E178: [Pattern; 2] = [pattern(b"7256", b"7256", 499, 500), pattern(b"7259", b"7259", 502, 503)];
#[rustfmt::skip]
static C179: [Component; 1] = [variable(X, 90, &[Pcenc])];
#[rustfmt::skip]
static C180: [Component; 1] = [fixed(X, 3, &[Posinseqslash])];
#[rustfmt::skip]
static A181: [&[Pattern]; 1] = [&[pattern(b"8018", b"8018", 518, 519), pattern(b"7259", b"7259", 502, 503)]];
#[rustfmt::skip]
static R182: [&[&[Pattern]]; 1] = [&A181];
#[rustfmt::skip]
static E183: [Pattern; 1] = [pattern(b"7256", b"7256", 499, 500)];
#[rustfmt::skip]
static C184: [Component; 5] = [fixed(N, 4, &[Nonzero]), fixed(N, 5, &[Nonzero]), fixed(N, 3, &[Nonzero]), fixed(N, 1, &[Winding]), fixed(N, 1, &[])];
#[rustfmt::skip]
static C185: [Component; 3] = [fixed(N, 1, &[Zero]), fixed(N, 13, &[Csum, Gcppos1]), optional(X, 16, &[])];
#[rustfmt::skip]
static C186: [Component; 2] = [fixed(N, 14, &[Csum, Gcppos2]), fixed(N, 4, &[Pieceoftotal])];
#[rustfmt::skip]
static E187: [Pattern; 2] = [pattern(b"01", b"01", 1, 2), pattern(b"37", b"37", 343, 344)];
#[rustfmt::skip]
static K188: [&[Ai]; 1] = [&[ai(b"22"), ai(b"10"), ai(b"21")]];
#[rustfmt::skip]
static C189: [Component; 1] = [variable(X, 34, &[Iban])];
#[rustfmt::skip]
static A190: [&[Pattern]; 1] = [&[pattern(b"415", b"415", 403, 404)]];
#[rustfmt::skip]
static R191: [&[&[Pattern]]; 1] = [&A190];
#[rustfmt::skip]
static C192: [Component; 4] = [fixed(N, 6, &[Yymmdd]), fixed(N, 2, &[Hh]), optional_fixed(N, 2, &[Mi]), optional_fixed(N, 2, &[Ss])];
#[rustfmt::skip]
static C193: [Component; 1] = [variable(X, 50, &[])];
#[rustfmt::skip]
static C194: [Component; 1] = [variable(Y, 30, &[Gcppos1])];
#[rustfmt::skip]
static K195: [&[Ai]; 1] = [&[ai(b"8011")]];
#[rustfmt::skip]
static C196: [Component; 1] = [variable(N, 12, &[Nozeroprefix])];
#[rustfmt::skip]
static A197: [&[Pattern]; 1] = [&[pattern(b"8010", b"8010", 512, 513)]];
#[rustfmt::skip]
static R198: [&[&[Pattern]]; 1] = [&A197];
#[rustfmt::skip]
static C199: [Component; 1] = [variable(X, 25, &[Csumalpha, Gcppos1])];
#[rustfmt::skip]
static C200: [Component; 1] = [variable(X, 25, &[Csumalpha, Gcppos1, Hasnondigit])];
#[rustfmt::skip]
static C201: [Component; 1] = [fixed(N, 18, &[Csum, Gcppos1])];
#[rustfmt::skip]
static E202: [Pattern; 1] = [pattern(b"8018", b"8018", 518, 519)];
#[rustfmt::skip]
static K203: [&[Ai]; 1] = [&[ai(b"8019")]];
#[rustfmt::skip]
static E204: [Pattern; 1] = [pattern(b"8017", b"8017", 517, 518)];
#[rustfmt::skip]
static C205: [Component; 1] = [variable(N, 10, &[])];
#[rustfmt::skip]
static E206: [Pattern; 2] = [pattern(b"02", b"02", 2, 3), pattern(b"8006", b"8006", 508, 509)];
#[rustfmt::skip]
static C207: [Component; 1] = [variable(Z, 90, &[])];
#[rustfmt::skip]
static A208: [&[Pattern]; 10] = [&[pattern(b"00", b"00", 0, 1)], &[pattern(b"01", b"01", 1, 2), pattern(b"21", b"21", 12, 13)], &[pattern(b"253", b"253", 21, 22)], &[pattern(b"255", b"255", 23, 24)], &[pattern(b"8003", b"8003", 505, 506)], &[pattern(b"8004", b"8004", 506, 507)], &[pattern(b"8006", b"8006", 508, 509), pattern(b"21", b"21", 12, 13)], &[pattern(b"8010", b"8010", 512, 513), pattern(b"8011", b"8011", 513, 514)], &[pattern(b"8017", b"8017", 517, 518)], &[pattern(b"8018", b"8018", 518, 519)]];
#[rustfmt::skip]
static R209: [&[&[Pattern]]; 1] = [&A208];
#[rustfmt::skip]
static C210: [Component; 1] = [fixed(N, 15, &[])];
#[rustfmt::skip]
static A211: [&[Pattern]; 1] = [&[pattern(b"01", b"01", 1, 2), pattern(b"21", b"21", 12, 13)]];
#[rustfmt::skip]
static R212: [&[&[Pattern]]; 1] = [&A211];
#[rustfmt::skip]
static A213: [&[Pattern]; 1] = [&[pattern(b"01", b"01", 1, 2), pattern(b"21", b"21", 12, 13), pattern(b"8040", b"8040", 523, 524)]];
#[rustfmt::skip]
static R214: [&[&[Pattern]]; 1] = [&A213];
#[rustfmt::skip]
static C215: [Component; 1] = [fixed(N, 32, &[])];
#[rustfmt::skip]
static C216: [Component; 2] = [fixed(N, 18, &[]), optional(N, 2, &[])];
#[rustfmt::skip]
static C217: [Component; 1] = [variable(X, 70, &[Couponcode])];
#[rustfmt::skip]
static C218: [Component; 1] = [variable(X, 70, &[Couponposoffer])];
#[rustfmt::skip]
static C219: [Component; 1] = [variable(X, 70, &[])];
#[rustfmt::skip]
static C220: [Component; 1] = [variable(X, 90, &[])];
