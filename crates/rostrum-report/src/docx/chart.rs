//! The chart as a native chart: its figures can be read and its look changed in the word processor.

use super::document::Body;
use super::xml::Xml;
use crate::model::Chart;

const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
/// English Metric Units in a millimetre.
const MILLIMETRE: usize = 36_000;

/// Its place in the text; the description is read to those who do not see it.
pub fn write(body: &mut Body, chart: &Chart) {
    body.charts.push(part(chart));
    let number = body.charts.len().to_string();
    let height = ((chart.bars.len() * 9 + 12) * MILLIMETRE).to_string();
    let width = (165 * MILLIMETRE).to_string();
    body.paragraph("Caption", |body| body.run(&chart.caption, &[]));
    body.paragraph("Normal", |body| {
        let xml = &mut body.xml;
        xml.open("w:r", &[]);
        xml.open("w:drawing", &[]);
        xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
        xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
        xml.empty("wp:docPr", &[("id", &number), ("name", &chart.caption), ("descr", &chart.description)]);
        xml.empty("wp:cNvGraphicFramePr", &[]);
        xml.open("a:graphic", &[]);
        xml.open("a:graphicData", &[("uri", CHART)]);
        xml.empty("c:chart", &[("r:id", &format!("chart{number}"))]);
        for name in ["a:graphicData", "a:graphic", "wp:inline", "w:drawing", "w:r"] {
            xml.close(name);
        }
    });
}

fn part(chart: &Chart) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("c:chartSpace", &[("xmlns:c", CHART), ("xmlns:a", DRAWING)]);
    xml.empty("c:roundedCorners", &[("val", "0")]);
    xml.open("c:chart", &[]);
    xml.empty("c:autoTitleDeleted", &[("val", "1")]);
    xml.open("c:plotArea", &[]);
    xml.empty("c:layout", &[]);
    xml.open("c:barChart", &[]);
    xml.empty("c:barDir", &[("val", "bar")]);
    xml.empty("c:grouping", &[("val", "clustered")]);
    xml.empty("c:varyColors", &[("val", "0")]);
    series(&mut xml, chart);
    xml.empty("c:gapWidth", &[("val", "60")]);
    xml.empty("c:axId", &[("val", "1")]);
    xml.empty("c:axId", &[("val", "2")]);
    xml.close("c:barChart");
    axis(&mut xml, "c:catAx", ("1", "2"), "l", "maxMin");
    axis(&mut xml, "c:valAx", ("2", "1"), "b", "minMax");
    xml.close("c:plotArea");
    xml.empty("c:plotVisOnly", &[("val", "1")]);
    xml.close("c:chart");
    shape(&mut xml, None, None);
    text_size(&mut xml);
    xml.close("c:chartSpace");
    xml.finish()
}

fn series(xml: &mut Xml, chart: &Chart) {
    xml.open("c:ser", &[]);
    xml.empty("c:idx", &[("val", "0")]);
    xml.empty("c:order", &[("val", "0")]);
    xml.open("c:tx", &[]);
    xml.leaf("c:v", &[], &chart.caption);
    xml.close("c:tx");
    shape(xml, Some("0077B3"), None);
    xml.empty("c:invertIfNegative", &[("val", "0")]);
    xml.open("c:dLbls", &[]);
    // A value is a share of a day, so that the format shows minutes and seconds.
    xml.empty("c:numFmt", &[("formatCode", "[m]:ss"), ("sourceLinked", "0")]);
    xml.empty("c:dLblPos", &[("val", "outEnd")]);
    for (name, value) in [
        ("c:showLegendKey", "0"),
        ("c:showVal", "1"),
        ("c:showCatName", "0"),
        ("c:showSerName", "0"),
        ("c:showPercent", "0"),
        ("c:showBubbleSize", "0"),
    ] {
        xml.empty(name, &[("val", value)]);
    }
    xml.close("c:dLbls");
    let count = chart.bars.len().to_string();
    xml.open("c:cat", &[]);
    xml.open("c:strLit", &[]);
    xml.empty("c:ptCount", &[("val", &count)]);
    for (i, bar) in chart.bars.iter().enumerate() {
        xml.open("c:pt", &[("idx", &i.to_string())]);
        xml.leaf("c:v", &[], &bar.label);
        xml.close("c:pt");
    }
    xml.close("c:strLit");
    xml.close("c:cat");
    xml.open("c:val", &[]);
    xml.open("c:numLit", &[]);
    xml.leaf("c:formatCode", &[], "[m]:ss");
    xml.empty("c:ptCount", &[("val", &count)]);
    for (i, bar) in chart.bars.iter().enumerate() {
        xml.open("c:pt", &[("idx", &i.to_string())]);
        xml.leaf("c:v", &[], &format!("{:.9}", f64::from(bar.seconds) / 86_400.0));
        xml.close("c:pt");
    }
    xml.close("c:numLit");
    xml.close("c:val");
    xml.close("c:ser");
}

fn axis(xml: &mut Xml, name: &str, (id, across): (&str, &str), place: &str, order: &str) {
    let values = name == "c:valAx";
    xml.open(name, &[]);
    xml.empty("c:axId", &[("val", id)]);
    xml.open("c:scaling", &[]);
    xml.empty("c:orientation", &[("val", order)]);
    if values {
        xml.empty("c:min", &[("val", "0")]);
    }
    xml.close("c:scaling");
    // The figures stand at the bars, so the axis of values is not drawn.
    xml.empty("c:delete", &[("val", if values { "1" } else { "0" })]);
    xml.empty("c:axPos", &[("val", place)]);
    xml.empty("c:majorTickMark", &[("val", "none")]);
    xml.empty("c:minorTickMark", &[("val", "none")]);
    xml.empty("c:tickLblPos", &[("val", "nextTo")]);
    shape(xml, None, Some("16191D"));
    xml.empty("c:crossAx", &[("val", across)]);
    xml.empty("c:crosses", &[("val", "autoZero")]);
    xml.close(name);
}

fn shape(xml: &mut Xml, fill: Option<&str>, outline: Option<&str>) {
    xml.open("c:spPr", &[]);
    match fill {
        Some(colour) => solid(xml, colour),
        None => xml.empty("a:noFill", &[]),
    }
    xml.open("a:ln", &[("w", "6350")]);
    match outline {
        Some(colour) => solid(xml, colour),
        None => xml.empty("a:noFill", &[]),
    }
    xml.close("a:ln");
    xml.close("c:spPr");
}

fn solid(xml: &mut Xml, colour: &str) {
    xml.open("a:solidFill", &[]);
    xml.empty("a:srgbClr", &[("val", colour)]);
    xml.close("a:solidFill");
}

fn text_size(xml: &mut Xml) {
    xml.open("c:txPr", &[]);
    xml.empty("a:bodyPr", &[]);
    xml.open("a:p", &[]);
    xml.open("a:pPr", &[]);
    xml.open("a:defRPr", &[("sz", "900")]);
    xml.empty("a:latin", &[("typeface", "Times New Roman")]);
    xml.close("a:defRPr");
    xml.close("a:pPr");
    xml.empty("a:endParaRPr", &[("lang", "en-GB")]);
    xml.close("a:p");
    xml.close("c:txPr");
}
