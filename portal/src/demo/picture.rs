//! Drawn pictures of the demo products: simple shapes of our own, one for each kind.

/// The picture of a demo product by its GTIN; `None` for any other.
pub(crate) fn drawing(gtin: &str) -> Option<String> {
    let (ground, shapes) = match gtin {
        // Cuttlefish cakes on a plate.
        "09521002002010" => (
            "#e8f1f5",
            "<ellipse cx=\"100\" cy=\"130\" rx=\"80\" ry=\"26\" fill=\"#fff\" stroke=\"#9bb\"/><ellipse cx=\"70\" cy=\"115\" rx=\"32\" ry=\"16\" fill=\"#d9962e\"/><ellipse cx=\"128\" cy=\"117\" rx=\"32\" ry=\"16\" fill=\"#c98524\"/><ellipse cx=\"99\" cy=\"98\" rx=\"32\" ry=\"16\" fill=\"#e5a63f\"/>",
        ),
        // A pearl necklace.
        "09521002003017" => (
            "#26314a",
            "<path d=\"M40 50a60 75 0 0 0 120 0\" fill=\"none\" stroke=\"#f4efe6\" stroke-width=\"14\" stroke-linecap=\"round\" stroke-dasharray=\"0 16\"/><circle cx=\"100\" cy=\"140\" r=\"12\" fill=\"#fffdf7\"/>",
        ),
        // A bottle of fish sauce.
        "09521002002027" => (
            "#f6ead9",
            "<path d=\"M88 25h24v30c18 8 22 20 22 34v76H66V89c0-14 4-26 22-34z\" fill=\"#8a3d12\"/><rect x=\"66\" y=\"100\" width=\"68\" height=\"42\" fill=\"#fff3d6\"/><rect x=\"86\" y=\"18\" width=\"28\" height=\"12\" fill=\"#b3261e\"/>",
        ),
        // Strands of vermicelli.
        "09521002002034" => (
            "#eef3e4",
            "<g fill=\"none\" stroke=\"#b9a98c\" stroke-width=\"6\" stroke-linecap=\"round\"><path d=\"M40 60c40 40 80-40 120 0M40 80c40 40 80-40 120 0M40 100c40 40 80-40 120 0M40 120c40 40 80-40 120 0\"/></g><rect x=\"90\" y=\"45\" width=\"20\" height=\"95\" fill=\"#5b7f3a\"/>",
        ),
        // A chicken.
        "09521002002041" => (
            "#fdf1dd",
            "<ellipse cx=\"98\" cy=\"110\" rx=\"52\" ry=\"38\" fill=\"#d8a13a\"/><circle cx=\"148\" cy=\"70\" r=\"19\" fill=\"#d8a13a\"/><path d=\"M165 70l15 5-15 6z\" fill=\"#c7601f\"/><path d=\"M140 53c4-12 10-4 12 0 6-8 10 0 8 6z\" fill=\"#b3261e\"/><path d=\"M50 98L20 75l10 45z\" fill=\"#6b4a18\"/><circle cx=\"153\" cy=\"67\" r=\"3\" fill=\"#222\"/>",
        ),
        // An oyster.
        "09521002002058" => (
            "#e6eef0",
            "<path d=\"M45 120c0-50 40-75 75-70 35 6 45 50 20 80-22 26-95 28-95-10z\" fill=\"#7c8a8f\"/><path d=\"M60 116c2-36 35-54 60-50 26 5 28 36 10 55-17 17-70 22-70-5z\" fill=\"#f4efe4\"/><ellipse cx=\"98\" cy=\"100\" rx=\"24\" ry=\"18\" fill=\"#d3cbbb\"/>",
        ),
        // A shrimp, and one in a jar.
        "09521002002065" => (
            "#dfeefa",
            "<path d=\"M150 60c-45-25-105 0-100 55 2 26 30 40 52 32\" fill=\"none\" stroke=\"#f08a6a\" stroke-width=\"24\" stroke-linecap=\"round\"/><path d=\"M102 150l22-12v26z\" fill=\"#d96f4e\"/><circle cx=\"146\" cy=\"54\" r=\"3\" fill=\"#222\"/>",
        ),
        "09521002002089" => (
            "#fbeae3",
            "<rect x=\"60\" y=\"50\" width=\"80\" height=\"105\" rx=\"12\" fill=\"#f7c9a8\" stroke=\"#b9744d\"/><rect x=\"66\" y=\"34\" width=\"68\" height=\"20\" rx=\"4\" fill=\"#a3472a\"/><path d=\"M118 92c-18-10-40 0-38 20 1 10 12 15 20 12\" fill=\"none\" stroke=\"#e0603a\" stroke-width=\"10\" stroke-linecap=\"round\"/>",
        ),
        // A custard apple.
        "09521002002072" => (
            "#eef6e3",
            "<circle cx=\"100\" cy=\"108\" r=\"50\" fill=\"#7aa64a\"/><g fill=\"#93bd62\"><circle cx=\"80\" cy=\"90\" r=\"12\"/><circle cx=\"106\" cy=\"84\" r=\"12\"/><circle cx=\"128\" cy=\"102\" r=\"12\"/><circle cx=\"74\" cy=\"116\" r=\"12\"/><circle cx=\"100\" cy=\"112\" r=\"12\"/><circle cx=\"118\" cy=\"132\" r=\"12\"/><circle cx=\"90\" cy=\"138\" r=\"12\"/></g><path d=\"M100 58V36\" stroke=\"#5b4220\" stroke-width=\"6\"/>",
        ),
        // A yellow camellia.
        "09521002002096" => (
            "#f3f1e2",
            "<g fill=\"#f0c419\"><circle cx=\"100\" cy=\"70\" r=\"26\"/><circle cx=\"132\" cy=\"94\" r=\"26\"/><circle cx=\"120\" cy=\"130\" r=\"26\"/><circle cx=\"80\" cy=\"130\" r=\"26\"/><circle cx=\"68\" cy=\"94\" r=\"26\"/></g><circle cx=\"100\" cy=\"104\" r=\"18\" fill=\"#d58f0c\"/>",
        ),
        // A radish.
        "09521002002102" => (
            "#eef5ea",
            "<path d=\"M80 70c0-14 40-14 40 0 4 40-8 80-20 98-12-18-24-58-20-98z\" fill=\"#faf7ef\" stroke=\"#cfc6ac\"/><path d=\"M100 62C80 50 74 30 78 22c14 6 20 22 22 40 2-18 8-34 22-40 4 8-2 28-22 40z\" fill=\"#4f8a3c\"/>",
        ),
        _ => return None,
    };
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 200 190\"><rect width=\"200\" height=\"190\" fill=\"{ground}\"/>\
         {shapes}<text x=\"100\" y=\"184\" font-family=\"sans-serif\" font-size=\"12\" text-anchor=\"middle\" \
         fill=\"#888\">ảnh minh hoạ (ví dụ)</text></svg>"
    ))
}
