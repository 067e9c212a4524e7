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
    row(b"00", 1, 0, FIXED | ATTRIBUTE, &C0, &[], &[], Some(&[])),
    row(b"01", 1, 1, FIXED | ATTRIBUTE, &C1, &[], &E2, Some(&K3)),
    row(b"02", 1, 2, FIXED | ATTRIBUTE, &C1, &R5, &E6, None),
    row(b"03", 1, 3, FIXED, &C1, &[], &E7, None),
    row(b"10", 1, 4, ATTRIBUTE, &C8, &R10, &[], None),
    row(b"11", 1, 5, FIXED | ATTRIBUTE, &C11, &R10, &[], None),
    row(b"12", 1, 6, FIXED | ATTRIBUTE, &C11, &R13, &[], None),
    row(b"13", 1, 7, FIXED | ATTRIBUTE, &C11, &R10, &[], None),
    row(b"15", 1, 8, FIXED | ATTRIBUTE, &C11, &R10, &[], None),
    row(b"16", 1, 9, FIXED | ATTRIBUTE, &C11, &R10, &[], None),
    row(b"17", 1, 10, FIXED | ATTRIBUTE, &C11, &R15, &[], None),
    row(b"20", 1, 11, FIXED | ATTRIBUTE, &C16, &R18, &[], None),
    row(b"21", 1, 12, 0, &C8, &R20, &E21, None),
    row(b"22", 1, 13, 0, &C8, &R23, &[], None),
    row(b"235", 1, 14, 0, &C24, &R23, &[], None),
    row(b"240", 1, 15, ATTRIBUTE, &C25, &R18, &[], None),
    row(b"241", 1, 16, ATTRIBUTE, &C25, &R18, &[], None),
    row(b"242", 1, 17, ATTRIBUTE, &C26, &R18, &[], None),
    row(b"243", 1, 18, ATTRIBUTE, &C8, &R23, &[], None),
    row(b"250", 1, 19, ATTRIBUTE, &C25, &R29, &[], None),
    row(b"251", 1, 20, ATTRIBUTE, &C25, &R30, &[], None),
    row(b"253", 1, 21, ATTRIBUTE, &C31, &[], &[], Some(&[])),
    row(b"254", 1, 22, 0, &C8, &R33, &[], None),
    row(b"255", 1, 23, ATTRIBUTE, &C34, &[], &E35, Some(&[])),
    row(b"30", 1, 24, ATTRIBUTE, &C36, &R38, &[], None),
    row(b"3100", 6, 25, FIXED | ATTRIBUTE, &C39, &R38, &E40, None),
    row(b"3110", 6, 31, FIXED | ATTRIBUTE, &C39, &R38, &E41, None),
    row(b"3120", 6, 37, FIXED | ATTRIBUTE, &C39, &R38, &E42, None),
    row(b"3130", 6, 43, FIXED | ATTRIBUTE, &C39, &R38, &E43, None),
    row(b"3140", 6, 49, FIXED | ATTRIBUTE, &C39, &R38, &E44, None),
    row(b"3150", 6, 55, FIXED | ATTRIBUTE, &C39, &R38, &E45, None),
    row(b"3160", 6, 61, FIXED | ATTRIBUTE, &C39, &R38, &E46, None),
    row(b"3200", 6, 67, FIXED | ATTRIBUTE, &C39, &R38, &E47, None),
    row(b"3210", 6, 73, FIXED | ATTRIBUTE, &C39, &R38, &E48, None),
    row(b"3220", 6, 79, FIXED | ATTRIBUTE, &C39, &R38, &E49, None),
    row(b"3230", 6, 85, FIXED | ATTRIBUTE, &C39, &R38, &E50, None),
    row(b"3240", 6, 91, FIXED | ATTRIBUTE, &C39, &R38, &E51, None),
    row(b"3250", 6, 97, FIXED | ATTRIBUTE, &C39, &R38, &E52, None),
    row(b"3260", 6, 103, FIXED | ATTRIBUTE, &C39, &R38, &E53, None),
    row(b"3270", 6, 109, FIXED | ATTRIBUTE, &C39, &R38, &E54, None),
    row(b"3280", 6, 115, FIXED | ATTRIBUTE, &C39, &R38, &E55, None),
    row(b"3290", 6, 121, FIXED | ATTRIBUTE, &C39, &R38, &E56, None),
    row(b"3300", 6, 127, FIXED | ATTRIBUTE, &C39, &R58, &E59, None),
    row(b"3310", 6, 133, FIXED | ATTRIBUTE, &C39, &R58, &E60, None),
    row(b"3320", 6, 139, FIXED | ATTRIBUTE, &C39, &R58, &E61, None),
    row(b"3330", 6, 145, FIXED | ATTRIBUTE, &C39, &R58, &E62, None),
    row(b"3340", 6, 151, FIXED | ATTRIBUTE, &C39, &R58, &E63, None),
    row(b"3350", 6, 157, FIXED | ATTRIBUTE, &C39, &R58, &E64, None),
    row(b"3360", 6, 163, FIXED | ATTRIBUTE, &C39, &R58, &E65, None),
    row(b"3370", 6, 169, FIXED | ATTRIBUTE, &C39, &R23, &E66, None),
    row(b"3400", 6, 175, FIXED | ATTRIBUTE, &C39, &R58, &E67, None),
    row(b"3410", 6, 181, FIXED | ATTRIBUTE, &C39, &R58, &E68, None),
    row(b"3420", 6, 187, FIXED | ATTRIBUTE, &C39, &R58, &E69, None),
    row(b"3430", 6, 193, FIXED | ATTRIBUTE, &C39, &R58, &E70, None),
    row(b"3440", 6, 199, FIXED | ATTRIBUTE, &C39, &R58, &E71, None),
    row(b"3450", 6, 205, FIXED | ATTRIBUTE, &C39, &R58, &E72, None),
    row(b"3460", 6, 211, FIXED | ATTRIBUTE, &C39, &R58, &E73, None),
    row(b"3470", 6, 217, FIXED | ATTRIBUTE, &C39, &R58, &E74, None),
    row(b"3480", 6, 223, FIXED | ATTRIBUTE, &C39, &R58, &E75, None),
    row(b"3490", 6, 229, FIXED | ATTRIBUTE, &C39, &R58, &E76, None),
    row(b"3500", 6, 235, FIXED | ATTRIBUTE, &C39, &R38, &E77, None),
    row(b"3510", 6, 241, FIXED | ATTRIBUTE, &C39, &R38, &E78, None),
    row(b"3520", 6, 247, FIXED | ATTRIBUTE, &C39, &R38, &E79, None),
    row(b"3530", 6, 253, FIXED | ATTRIBUTE, &C39, &R58, &E80, None),
    row(b"3540", 6, 259, FIXED | ATTRIBUTE, &C39, &R58, &E81, None),
    row(b"3550", 6, 265, FIXED | ATTRIBUTE, &C39, &R58, &E82, None),
    row(b"3560", 6, 271, FIXED | ATTRIBUTE, &C39, &R38, &E83, None),
    row(b"3570", 6, 277, FIXED | ATTRIBUTE, &C39, &R38, &E84, None),
    row(b"3600", 6, 283, FIXED | ATTRIBUTE, &C39, &R38, &E85, None),
    row(b"3610", 6, 289, FIXED | ATTRIBUTE, &C39, &R38, &E86, None),
    row(b"3620", 6, 295, FIXED | ATTRIBUTE, &C39, &R58, &E87, None),
    row(b"3630", 6, 301, FIXED | ATTRIBUTE, &C39, &R58, &E88, None),
    row(b"3640", 6, 307, FIXED | ATTRIBUTE, &C39, &R38, &E89, None),
    row(b"3650", 6, 313, FIXED | ATTRIBUTE, &C39, &R38, &E90, None),
    row(b"3660", 6, 319, FIXED | ATTRIBUTE, &C39, &R38, &E91, None),
    row(b"3670", 6, 325, FIXED | ATTRIBUTE, &C39, &R58, &E92, None),
    row(b"3680", 6, 331, FIXED | ATTRIBUTE, &C39, &R58, &E93, None),
    row(b"3690", 6, 337, FIXED | ATTRIBUTE, &C39, &R58, &E94, None),
    row(b"37", 1, 343, ATTRIBUTE, &C36, &R97, &[], None),
    row(b"3900", 10, 344, ATTRIBUTE, &C98, &R100, &E101, None),
    row(b"3910", 10, 354, ATTRIBUTE, &C102, &R13, &E103, None),
    row(b"3920", 10, 364, ATTRIBUTE, &C98, &R105, &E106, None),
    row(b"3930", 10, 374, ATTRIBUTE, &C102, &R107, &E108, None),
    row(b"3940", 4, 384, ATTRIBUTE, &C109, &R111, &E112, None),
    row(b"3950", 6, 388, ATTRIBUTE, &C39, &R107, &E113, None),
    row(b"400", 1, 394, ATTRIBUTE, &C25, &[], &[], None),
    row(b"401", 1, 395, ATTRIBUTE, &C114, &[], &[], Some(&[])),
    row(b"402", 1, 396, ATTRIBUTE, &C115, &[], &[], Some(&[])),
    row(b"403", 1, 397, ATTRIBUTE, &C25, &R116, &[], None),
    row(b"410", 1, 398, FIXED | ATTRIBUTE, &C117, &[], &[], None),
    row(b"411", 1, 399, FIXED | ATTRIBUTE, &C117, &[], &[], None),
    row(b"412", 1, 400, FIXED | ATTRIBUTE, &C117, &[], &[], None),
    row(b"413", 1, 401, FIXED | ATTRIBUTE, &C117, &[], &[], None),
    row(b"414", 1, 402, FIXED | ATTRIBUTE, &C117, &[], &[], Some(&K118)),
    row(b"415", 1, 403, FIXED | ATTRIBUTE, &C117, &R13, &[], Some(&K119)),
    row(b"416", 1, 404, FIXED | ATTRIBUTE, &C117, &[], &[], None),
    row(b"417", 1, 405, FIXED | ATTRIBUTE, &C117, &[], &[], Some(&K120)),
    row(b"420", 1, 406, ATTRIBUTE, &C8, &[], &E121, None),
    row(b"421", 1, 407, ATTRIBUTE, &C122, &[], &E123, None),
    row(b"422", 1, 408, ATTRIBUTE, &C124, &R18, &E125, None),
    row(b"423", 1, 409, ATTRIBUTE, &C126, &R38, &E125, None),
    row(b"424", 1, 410, ATTRIBUTE, &C124, &R38, &E125, None),
    row(b"425", 1, 411, ATTRIBUTE, &C126, &R38, &E125, None),
    row(b"426", 1, 412, ATTRIBUTE, &C124, &R38, &[], None),
    row(b"427", 1, 413, ATTRIBUTE, &C127, &R129, &[], None),
    row(b"4300", 1, 414, ATTRIBUTE, &C130, &R116, &[], None),
    row(b"4301", 1, 415, ATTRIBUTE, &C130, &R116, &[], None),
    row(b"4302", 1, 416, ATTRIBUTE, &C131, &R116, &[], None),
    row(b"4303", 1, 417, ATTRIBUTE, &C131, &R133, &[], None),
    row(b"4304", 1, 418, ATTRIBUTE, &C131, &R116, &[], None),
    row(b"4305", 1, 419, ATTRIBUTE, &C131, &R116, &[], None),
    row(b"4306", 1, 420, ATTRIBUTE, &C131, &R116, &[], None),
    row(b"4307", 1, 421, ATTRIBUTE, &C134, &R116, &[], None),
    row(b"4308", 1, 422, ATTRIBUTE, &C25, &R116, &[], None),
    row(b"4309", 1, 423, ATTRIBUTE, &C135, &R116, &[], None),
    row(b"4310", 1, 424, ATTRIBUTE, &C130, &R116, &[], None),
    row(b"4311", 1, 425, ATTRIBUTE, &C130, &R116, &[], None),
    row(b"4312", 1, 426, ATTRIBUTE, &C131, &R116, &[], None),
    row(b"4313", 1, 427, ATTRIBUTE, &C131, &R137, &[], None),
    row(b"4314", 1, 428, ATTRIBUTE, &C131, &R116, &[], None),
    row(b"4315", 1, 429, ATTRIBUTE, &C131, &R116, &[], None),
    row(b"4316", 1, 430, ATTRIBUTE, &C131, &R116, &[], None),
    row(b"4317", 1, 431, ATTRIBUTE, &C134, &R116, &[], None),
    row(b"4318", 1, 432, ATTRIBUTE, &C8, &R116, &[], None),
    row(b"4319", 1, 433, ATTRIBUTE, &C25, &R116, &[], None),
    row(b"4320", 1, 434, ATTRIBUTE, &C130, &R116, &[], None),
    row(b"4321", 1, 435, ATTRIBUTE, &C138, &R116, &[], None),
    row(b"4322", 1, 436, ATTRIBUTE, &C138, &R116, &[], None),
    row(b"4323", 1, 437, ATTRIBUTE, &C138, &R116, &[], None),
    row(b"4324", 1, 438, ATTRIBUTE, &C139, &R116, &[], None),
    row(b"4325", 1, 439, ATTRIBUTE, &C139, &R116, &[], None),
    row(b"4326", 1, 440, ATTRIBUTE, &C140, &R116, &[], None),
    row(b"4330", 1, 441, ATTRIBUTE, &C141, &R116, &E142, None),
    row(b"4331", 1, 442, ATTRIBUTE, &C141, &R116, &E143, None),
    row(b"4332", 1, 443, ATTRIBUTE, &C141, &R116, &E144, None),
    row(b"4333", 1, 444, ATTRIBUTE, &C141, &R116, &E145, None),
    row(b"7001", 1, 445, ATTRIBUTE, &C146, &R18, &[], None),
    row(b"7002", 1, 446, ATTRIBUTE, &C25, &R38, &[], None),
    row(b"7003", 1, 447, ATTRIBUTE, &C147, &R38, &[], None),
    row(b"7004", 1, 448, ATTRIBUTE, &C148, &R150, &[], None),
    row(b"7005", 1, 449, ATTRIBUTE, &C151, &R38, &[], None),
    row(b"7006", 1, 450, ATTRIBUTE, &C140, &R38, &[], None),
    row(b"7007", 1, 451, ATTRIBUTE, &C152, &R38, &[], None),
    row(b"7008", 1, 452, ATTRIBUTE, &C127, &R38, &[], None),
    row(b"7009", 1, 453, ATTRIBUTE, &C153, &R38, &[], None),
    row(b"7010", 1, 454, ATTRIBUTE, &C154, &R38, &[], None),
    row(b"7011", 1, 455, ATTRIBUTE, &C155, &R38, &[], None),
    row(b"7020", 1, 456, ATTRIBUTE, &C8, &R157, &[], None),
    row(b"7021", 1, 457, ATTRIBUTE, &C8, &R30, &[], None),
    row(b"7022", 1, 458, ATTRIBUTE, &C8, &R159, &[], None),
    row(b"7023", 1, 459, ATTRIBUTE, &C114, &[], &[], None),
    row(b"7030", 1, 460, ATTRIBUTE, &C160, &R38, &[], None),
    row(b"7031", 1, 461, ATTRIBUTE, &C160, &R38, &[], None),
    row(b"7032", 1, 462, ATTRIBUTE, &C160, &R38, &[], None),
    row(b"7033", 1, 463, ATTRIBUTE, &C160, &R38, &[], None),
    row(b"7034", 1, 464, ATTRIBUTE, &C160, &R38, &[], None),
    row(b"7035", 1, 465, ATTRIBUTE, &C160, &R38, &[], None),
    row(b"7036", 1, 466, ATTRIBUTE, &C160, &R38, &[], None),
    row(b"7037", 1, 467, ATTRIBUTE, &C160, &R38, &[], None),
    row(b"7038", 1, 468, ATTRIBUTE, &C160, &R38, &[], None),
    row(b"7039", 1, 469, ATTRIBUTE, &C160, &R38, &[], None),
    row(b"7040", 1, 470, 0, &C161, &[], &[], None),
    row(b"7041", 1, 471, 0, &C162, &R116, &[], None),
    row(b"710", 1, 472, ATTRIBUTE, &C8, &R23, &[], None),
    row(b"711", 1, 473, ATTRIBUTE, &C8, &R23, &[], None),
    row(b"712", 1, 474, ATTRIBUTE, &C8, &R23, &[], None),
    row(b"713", 1, 475, ATTRIBUTE, &C8, &R23, &[], None),
    row(b"714", 1, 476, ATTRIBUTE, &C8, &R23, &[], None),
    row(b"715", 1, 477, ATTRIBUTE, &C8, &R23, &[], None),
    row(b"716", 1, 478, ATTRIBUTE, &C8, &R23, &[], None),
    row(b"717", 1, 479, ATTRIBUTE, &C8, &R23, &[], None),
    row(b"7230", 1, 480, ATTRIBUTE, &C163, &R165, &[], None),
    row(b"7231", 1, 481, ATTRIBUTE, &C163, &R165, &[], None),
    row(b"7232", 1, 482, ATTRIBUTE, &C163, &R165, &[], None),
    row(b"7233", 1, 483, ATTRIBUTE, &C163, &R165, &[], None),
    row(b"7234", 1, 484, ATTRIBUTE, &C163, &R165, &[], None),
    row(b"7235", 1, 485, ATTRIBUTE, &C163, &R165, &[], None),
    row(b"7236", 1, 486, ATTRIBUTE, &C163, &R165, &[], None),
    row(b"7237", 1, 487, ATTRIBUTE, &C163, &R165, &[], None),
    row(b"7238", 1, 488, ATTRIBUTE, &C163, &R165, &[], None),
    row(b"7239", 1, 489, ATTRIBUTE, &C163, &R165, &[], None),
    row(b"7240", 1, 490, ATTRIBUTE, &C8, &R30, &[], None),
    row(b"7241", 1, 491, ATTRIBUTE, &C166, &R168, &[], None),
    row(b"7242", 1, 492, ATTRIBUTE, &C169, &R168, &[], None),
    row(b"7250", 1, 493, ATTRIBUTE, &C170, &R172, &E173, None),
    row(b"7251", 1, 494, ATTRIBUTE, &C174, &R172, &E175, None),
    row(b"7252", 1, 495, ATTRIBUTE, &C176, &R172, &[], None),
    row(b"7253", 1, 496, ATTRIBUTE, &C177, &R168, &E178, None),
    row(b"7254", 1, 497, ATTRIBUTE, &C177, &R168, &E178, None),
    row(b"7255", 1, 498, ATTRIBUTE, &C153, &R168, &E178, None),
    row(b"7256", 1, 499, ATTRIBUTE, &C179, &R168, &[], None),
    row(b"7257", 1, 500, ATTRIBUTE, &C131, &R172, &[], None),
    row(b"7258", 1, 501, ATTRIBUTE, &C180, &R182, &[], None),
    row(b"7259", 1, 502, ATTRIBUTE, &C177, &R172, &E183, None),
    row(b"8001", 1, 503, ATTRIBUTE, &C184, &R23, &[], None),
    row(b"8002", 1, 504, ATTRIBUTE, &C8, &[], &[], None),
    row(b"8003", 1, 505, ATTRIBUTE, &C185, &[], &[], Some(&[])),
    row(b"8004", 1, 506, ATTRIBUTE, &C114, &[], &[], Some(&K120)),
    row(b"8005", 1, 507, ATTRIBUTE, &C39, &R38, &[], None),
    row(b"8006", 1, 508, ATTRIBUTE, &C186, &[], &E187, Some(&K188)),
    row(b"8007", 1, 509, ATTRIBUTE, &C189, &R191, &[], None),
    row(b"8008", 1, 510, ATTRIBUTE, &C192, &R38, &[], None),
    row(b"8009", 1, 511, ATTRIBUTE, &C193, &R58, &[], None),
    row(b"8010", 1, 512, ATTRIBUTE, &C194, &[], &[], Some(&K195)),
    row(b"8011", 1, 513, 0, &C196, &R198, &[], None),
    row(b"8012", 1, 514, ATTRIBUTE, &C8, &R30, &[], None),
    row(b"8013", 1, 515, ATTRIBUTE, &C199, &[], &[], Some(&[])),
    row(b"8014", 1, 516, 0, &C200, &R23, &[], None),
    row(b"8017", 1, 517, ATTRIBUTE, &C201, &[], &E202, Some(&K203)),
    row(b"8018", 1, 518, ATTRIBUTE, &C201, &[], &E204, Some(&K203)),
    row(b"8019", 1, 519, 0, &C205, &R168, &[], None),
    row(b"8020", 1, 520, 0, &C169, &R191, &[], None),
    row(b"8026", 1, 521, ATTRIBUTE, &C186, &R5, &E206, None),
    row(b"8030", 1, 522, ATTRIBUTE, &C207, &R209, &[], None),
    row(b"8040", 1, 523, 0, &C210, &R212, &[], None),
    row(b"8041", 1, 524, 0, &C210, &R214, &[], None),
    row(b"8042", 1, 525, 0, &C215, &R214, &[], None),
    row(b"8043", 1, 526, 0, &C216, &R214, &[], None),
    row(b"8110", 1, 527, ATTRIBUTE, &C217, &[], &[], None),
    row(b"8111", 1, 528, ATTRIBUTE, &C109, &R111, &[], None),
    row(b"8112", 1, 529, ATTRIBUTE, &C218, &[], &[], None),
    row(b"8200", 1, 530, 0, &C219, &R23, &[], None),
    row(b"90", 1, 531, ATTRIBUTE, &C25, &[], &[], None),
    row(b"91", 9, 532, ATTRIBUTE, &C220, &[], &[], None),
];

/// The data titles in the order of the rows, one a line: what asks for none carries none.
#[rustfmt::skip]
pub(crate) const TITLES: &str = concat!(
    /* 00 */ "SSCC\n",
    /* 01 */ "GTIN\n",
    /* 02 */ "CONTENT\n",
    /* 03 */ "MTO GTIN\n",
    /* 10 */ "BATCH/LOT\n",
    /* 11 */ "PROD DATE\n",
    /* 12 */ "DUE DATE\n",
    /* 13 */ "PACK DATE\n",
    /* 15 */ "BEST BEFORE or BEST BY\n",
    /* 16 */ "SELL BY\n",
    /* 17 */ "USE BY or EXPIRY\n",
    /* 20 */ "VARIANT\n",
    /* 21 */ "SERIAL\n",
    /* 22 */ "CPV\n",
    /* 235 */ "TPX\n",
    /* 240 */ "ADDITIONAL ID\n",
    /* 241 */ "CUST. PART No.\n",
    /* 242 */ "MTO VARIANT\n",
    /* 243 */ "PCN\n",
    /* 250 */ "SECONDARY SERIAL\n",
    /* 251 */ "REF. TO SOURCE\n",
    /* 253 */ "GDTI\n",
    /* 254 */ "GLN EXTENSION COMPONENT\n",
    /* 255 */ "GCN\n",
    /* 30 */ "VAR. COUNT\n",
    /* 3100 */ "NET WEIGHT (kg)\n",
    /* 3110 */ "LENGTH (m)\n",
    /* 3120 */ "WIDTH (m)\n",
    /* 3130 */ "HEIGHT (m)\n",
    /* 3140 */ "AREA (m²)\n",
    /* 3150 */ "NET VOLUME (l)\n",
    /* 3160 */ "NET VOLUME (m³)\n",
    /* 3200 */ "NET WEIGHT (lb)\n",
    /* 3210 */ "LENGTH (in)\n",
    /* 3220 */ "LENGTH (ft)\n",
    /* 3230 */ "LENGTH (yd)\n",
    /* 3240 */ "WIDTH (in)\n",
    /* 3250 */ "WIDTH (ft)\n",
    /* 3260 */ "WIDTH (yd)\n",
    /* 3270 */ "HEIGHT (in)\n",
    /* 3280 */ "HEIGHT (ft)\n",
    /* 3290 */ "HEIGHT (yd)\n",
    /* 3300 */ "GROSS WEIGHT (kg)\n",
    /* 3310 */ "LENGTH (m), log\n",
    /* 3320 */ "WIDTH (m), log\n",
    /* 3330 */ "HEIGHT (m), log\n",
    /* 3340 */ "AREA (m²), log\n",
    /* 3350 */ "VOLUME (l), log\n",
    /* 3360 */ "VOLUME (m³), log\n",
    /* 3370 */ "KG PER m²\n",
    /* 3400 */ "GROSS WEIGHT (lb)\n",
    /* 3410 */ "LENGTH (in), log\n",
    /* 3420 */ "LENGTH (ft), log\n",
    /* 3430 */ "LENGTH (yd), log\n",
    /* 3440 */ "WIDTH (in), log\n",
    /* 3450 */ "WIDTH (ft), log\n",
    /* 3460 */ "WIDTH (yd), log\n",
    /* 3470 */ "HEIGHT (in), log\n",
    /* 3480 */ "HEIGHT (ft), log\n",
    /* 3490 */ "HEIGHT (yd), log\n",
    /* 3500 */ "AREA (in²)\n",
    /* 3510 */ "AREA (ft²)\n",
    /* 3520 */ "AREA (yd²)\n",
    /* 3530 */ "AREA (in²), log\n",
    /* 3540 */ "AREA (ft²), log\n",
    /* 3550 */ "AREA (yd²), log\n",
    /* 3560 */ "NET WEIGHT (tr oz)\n",
    /* 3570 */ "NET VOLUME (oz)\n",
    /* 3600 */ "NET VOLUME (qt (US))\n",
    /* 3610 */ "NET VOLUME (gal.)\n",
    /* 3620 */ "VOLUME (qt (US)), log\n",
    /* 3630 */ "VOLUME (gal (US)), log\n",
    /* 3640 */ "NET VOLUME (in³)\n",
    /* 3650 */ "NET VOLUME (ft³)\n",
    /* 3660 */ "NET VOLUME (yd³)\n",
    /* 3670 */ "VOLUME (in³), log\n",
    /* 3680 */ "VOLUME (ft³), log\n",
    /* 3690 */ "VOLUME (yd³), log\n",
    /* 37 */ "COUNT\n",
    /* 3900 */ "AMOUNT\n",
    /* 3910 */ "AMOUNT\n",
    /* 3920 */ "PRICE\n",
    /* 3930 */ "PRICE\n",
    /* 3940 */ "PRCNT OFF\n",
    /* 3950 */ "PRICE/UoM\n",
    /* 400 */ "ORDER NUMBER\n",
    /* 401 */ "GINC\n",
    /* 402 */ "GSIN\n",
    /* 403 */ "ROUTE\n",
    /* 410 */ "SHIP TO LOC\n",
    /* 411 */ "BILL TO\n",
    /* 412 */ "PURCHASE FROM\n",
    /* 413 */ "SHIP FOR LOC\n",
    /* 414 */ "LOC No.\n",
    /* 415 */ "PAY TO\n",
    /* 416 */ "PROD/SERV LOC\n",
    /* 417 */ "PARTY\n",
    /* 420 */ "SHIP TO POST\n",
    /* 421 */ "SHIP TO POST\n",
    /* 422 */ "ORIGIN\n",
    /* 423 */ "COUNTRY - INITIAL PROCESS\n",
    /* 424 */ "COUNTRY - PROCESS\n",
    /* 425 */ "COUNTRY - DISASSEMBLY\n",
    /* 426 */ "COUNTRY - FULL PROCESS\n",
    /* 427 */ "ORIGIN SUBDIVISION\n",
    /* 4300 */ "SHIP TO COMP\n",
    /* 4301 */ "SHIP TO NAME\n",
    /* 4302 */ "SHIP TO ADD1\n",
    /* 4303 */ "SHIP TO ADD2\n",
    /* 4304 */ "SHIP TO SUB\n",
    /* 4305 */ "SHIP TO LOC\n",
    /* 4306 */ "SHIP TO REG\n",
    /* 4307 */ "SHIP TO COUNTRY\n",
    /* 4308 */ "SHIP TO PHONE\n",
    /* 4309 */ "SHIP TO GEO\n",
    /* 4310 */ "RTN TO COMP\n",
    /* 4311 */ "RTN TO NAME\n",
    /* 4312 */ "RTN TO ADD1\n",
    /* 4313 */ "RTN TO ADD2\n",
    /* 4314 */ "RTN TO SUB\n",
    /* 4315 */ "RTN TO LOC\n",
    /* 4316 */ "RTN TO REG\n",
    /* 4317 */ "RTN TO COUNTRY\n",
    /* 4318 */ "RTN TO POST\n",
    /* 4319 */ "RTN TO PHONE\n",
    /* 4320 */ "SRV DESCRIPTION\n",
    /* 4321 */ "DANGEROUS GOODS\n",
    /* 4322 */ "AUTH TO LEAVE\n",
    /* 4323 */ "SIG REQUIRED\n",
    /* 4324 */ "NOT BEF DEL DT\n",
    /* 4325 */ "NOT AFT DEL DT\n",
    /* 4326 */ "REL DATE\n",
    /* 4330 */ "MAX TEMP F.\n",
    /* 4331 */ "MAX TEMP C.\n",
    /* 4332 */ "MIN TEMP F.\n",
    /* 4333 */ "MIN TEMP C.\n",
    /* 7001 */ "NSN\n",
    /* 7002 */ "MEAT CUT\n",
    /* 7003 */ "EXPIRY TIME\n",
    /* 7004 */ "ACTIVE POTENCY\n",
    /* 7005 */ "CATCH AREA\n",
    /* 7006 */ "FIRST FREEZE DATE\n",
    /* 7007 */ "HARVEST DATE\n",
    /* 7008 */ "AQUATIC SPECIES\n",
    /* 7009 */ "FISHING GEAR TYPE\n",
    /* 7010 */ "PROD METHOD\n",
    /* 7011 */ "TEST BY DATE\n",
    /* 7020 */ "REFURB LOT\n",
    /* 7021 */ "FUNC STAT\n",
    /* 7022 */ "REV STAT\n",
    /* 7023 */ "GIAI - ASSEMBLY\n",
    /* 7030 */ "PROCESSOR # 0\n",
    /* 7031 */ "PROCESSOR # 1\n",
    /* 7032 */ "PROCESSOR # 2\n",
    /* 7033 */ "PROCESSOR # 3\n",
    /* 7034 */ "PROCESSOR # 4\n",
    /* 7035 */ "PROCESSOR # 5\n",
    /* 7036 */ "PROCESSOR # 6\n",
    /* 7037 */ "PROCESSOR # 7\n",
    /* 7038 */ "PROCESSOR # 8\n",
    /* 7039 */ "PROCESSOR # 9\n",
    /* 7040 */ "UIC+EXT\n",
    /* 7041 */ "UFRGT UNIT TYPE\n",
    /* 710 */ "NHRN PZN\n",
    /* 711 */ "NHRN CIP\n",
    /* 712 */ "NHRN CN\n",
    /* 713 */ "NHRN DRN\n",
    /* 714 */ "NHRN AIM\n",
    /* 715 */ "NHRN NDC\n",
    /* 716 */ "NHRN AIC\n",
    /* 717 */ "NHRN SRN\n",
    /* 7230 */ "CERT # 1\n",
    /* 7231 */ "CERT # 2\n",
    /* 7232 */ "CERT # 3\n",
    /* 7233 */ "CERT # 4\n",
    /* 7234 */ "CERT # 5\n",
    /* 7235 */ "CERT # 6\n",
    /* 7236 */ "CERT # 7\n",
    /* 7237 */ "CERT # 8\n",
    /* 7238 */ "CERT # 9\n",
    /* 7239 */ "CERT # 10\n",
    /* 7240 */ "PROTOCOL\n",
    /* 7241 */ "AIDC MEDIA TYPE\n",
    /* 7242 */ "VCN\n",
    /* 7250 */ "DOB\n",
    /* 7251 */ "DOB TIME\n",
    /* 7252 */ "BIO SEX\n",
    /* 7253 */ "FAMILY NAME\n",
    /* 7254 */ "GIVEN NAME\n",
    /* 7255 */ "SUFFIX\n",
    /* 7256 */ "FULL NAME\n",
    /* 7257 */ "PERSON ADDR\n",
    /* 7258 */ "BIRTH SEQUENCE\n",
    /* 7259 */ "BABY\n",
    /* 8001 */ "DIMENSIONS\n",
    /* 8002 */ "CMT No.\n",
    /* 8003 */ "GRAI\n",
    /* 8004 */ "GIAI\n",
    /* 8005 */ "PRICE PER UNIT\n",
    /* 8006 */ "ITIP\n",
    /* 8007 */ "IBAN\n",
    /* 8008 */ "PROD TIME\n",
    /* 8009 */ "OPTSEN\n",
    /* 8010 */ "CPID\n",
    /* 8011 */ "CPID SERIAL\n",
    /* 8012 */ "VERSION\n",
    /* 8013 */ "GMN\n",
    /* 8014 */ "MUDI\n",
    /* 8017 */ "GSRN - PROVIDER\n",
    /* 8018 */ "GSRN - RECIPIENT\n",
    /* 8019 */ "SRIN\n",
    /* 8020 */ "REF No.\n",
    /* 8026 */ "ITIP CONTENT\n",
    /* 8030 */ "DIGSIG\n",
    /* 8040 */ "IMEI\n",
    /* 8041 */ "IMEI2\n",
    /* 8042 */ "ESIM\n",
    /* 8043 */ "PSIM\n",
    /* 8110 */ "\n",
    /* 8111 */ "POINTS\n",
    /* 8112 */ "\n",
    /* 8200 */ "PRODUCT URL\n",
    /* 90 */ "INTERNAL\n",
    /* 91 */ "INTERNAL\n",
);

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
