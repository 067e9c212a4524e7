//! `packagetype`: a package type code (GS1 PackageTypeCode list).

use crate::lint_error::{Fault, LintError};

/// The codes in order, three characters each.
#[rustfmt::skip]
const CODES: &str = "\
    1A 1B 1D 1F 1G 1W 2002012022032042052062102112122C 3A 3H 43 44 4A 4B 4C 4D 4F 4G 4H 5H 5L \
    5M 6H 6P 7A 7B 8  8A 8B 8C 9  AA AB AC AD AF AG AH AI AJ AL AM AP APEAT AV B4 BB BC BD BE \
    BF BG BGEBH BI BJ BK BL BM BMEBN BO BP BQ BR BRIBS BT BU BV BW BX BY BZ CA CB CBLCC CCECD \
    CE CF CG CH CI CJ CK CL CM CN CO CP CQ CR CS CT CU CV CW CX CY CZ DA DB DC DG DH DI DJ DK \
    DL DM DN DP DPEDR DS DT DU DV DW DX DY E1 E2 E3 EC ED EE EF EG EH EI EN FB FC FD FE FI FL \
    FO FOBFP FPEFR FT FW FX GB GI GL GR GU GY GZ HA HB HC HG HN HR IA IB IC ID IE IF IG IH IK \
    IL IN IZ JB JC JG JR JT JY KG KI LABLE LG LT LU LV LZ MA MB MC ME MPEMR MS MT MW MX NA NE \
    NF NG NS NT NU NV OA OB OC OD OE OF OK OPEOT OU P2 PA PAEPB PC PD PE PF PG PH PI PJ PK PL \
    PLPPN PO POPPP PPEPR PT PU PUEPV PX PY PZ QA QB QC QD QF QG QH QJ QK QL QM QN QP QQ QR QS \
    RB1RB2RB3RCBRD RG RJ RK RL RO RT RZ S1 SA SB SC SD SE SECSH SI SK SL SM SO SP SS ST STLSU \
    SV SW SX SY SZ T1 TB TC TD TE TEVTG THETI TK TL TN TO TR TRETS TT TTETU TV TW TWETY TZ UC \
    UN UUEVA VG VI VK VL VN VO VP VQ VR VS VY WA WB WC WD WF WG WH WJ WK WL WM WN WP WQ WR WRP\
    WS WT WU WV WW WX WY WZ X11X12X15X16X17X18X19X20X3 XA XB XC XD XF XG XH XJ XK YA YB YC YD \
    YF YG YH YJ YK YL YM YN YP YQ YR YS YT YV YW YX YY YZ ZA ZB ZC ZD ZF ZG ZH ZJ ZK ZL ZM ZN \
    ZP ZQ ZR ZS ZT ZU ZV ZW ZX ZY ZZ \
";

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    let mut padded = [b' '; 3];
    let known = data.len() <= 3 && !data.is_empty() && !data.contains(&b' ') && {
        padded[..data.len()].copy_from_slice(data);
        crate::record::find::<3>(CODES.as_bytes(), &padded, 3).is_some()
    };
    if known { Ok(()) } else { Err(super::whole(LintError::InvalidPackageType, data)) }
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn listed_codes_pass() {
        accepted(Linter::Packagetype, &["1A", "9", "202", "ZZ", "APE"]);
    }

    #[test]
    fn anything_else_is_refused() {
        refused(Linter::Packagetype, LintError::InvalidPackageType, &["«»", "«  »", "«1»", "«1A »", "«ape»", "«ZZZZ»"]);
    }
}
