//! The plots of a comparison as one SVG picture, written by hand: bars, labels, and what became of the
//! claims. Pure.

use std::fmt::Write;

use super::view::{Bar, Kind, Plot, Scale, Shown};
use super::words;

const WIDTH: usize = 860;
const MARGIN: usize = 24;
/// Where the bars begin, and how long the longest is.
const BARS_AT: usize = 190;
const BARS: f64 = 520.0;
const ROW: usize = 22;

/// The picture.
pub(crate) fn picture(sections: &[Shown], machine: &str) -> String {
    let mut page = Page {
        body: String::new(),
        y: MARGIN,
    };
    for shown in sections {
        page.y += ROW;
        page.text(MARGIN, "title", words::title(shown.section));
        for plot in &shown.plots {
            page.plot(plot);
        }
        for text in shown.skipped.iter().chain(&shown.notes) {
            page.paragraph("note", text);
        }
        for finding in &shown.findings {
            page.paragraph("says", &format!("The source: {}", finding.says));
            let sign = words::sign(finding.outcome);
            let word = words::outcome(finding.outcome);
            page.paragraph("note", &format!("{sign} {word}: {}", finding.because));
        }
    }
    page.y += ROW;
    page.paragraph("note", machine);
    let height = page.y + MARGIN;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" \
         height=\"{height}\" role=\"img\">\n<title>cargo xtask compare</title>\n<style>\n\
         text {{ font: 13px sans-serif; fill: #222 }}\n.title {{ font-weight: bold; font-size: 16px }}\n\
         .note {{ fill: #555 }}\n.threads {{ fill: #d9822b }}\n.tasks {{ fill: #2b7bb9 }}\n\
         .neither {{ fill: #888 }}\n</style>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n\
         {}</svg>\n",
        page.body
    )
}

struct Page {
    body: String,
    y: usize,
}

impl Page {
    fn text(&mut self, x: usize, class: &str, text: &str) {
        let (y, text) = (self.y, escaped(text));
        _ = writeln!(
            self.body,
            "<text x=\"{x}\" y=\"{y}\" class=\"{class}\">{text}</text>"
        );
    }

    fn paragraph(&mut self, class: &str, text: &str) {
        /// Of 13 pixels' text into the width, with room to spare in any font.
        const LETTERS: usize = 112;
        for line in crate::text::wrap(text, LETTERS, 0) {
            self.y += ROW;
            self.text(MARGIN, class, &line);
        }
    }

    fn plot(&mut self, plot: &Plot) {
        self.y += ROW;
        let scale = match plot.scale {
            Scale::Linear => "",
            Scale::Logarithmic => ", on a logarithmic scale",
        };
        self.text(MARGIN, "note", &format!("{}{scale}", plot.title));
        for bar in &plot.bars {
            self.y += ROW;
            self.bar(bar, plot.length(bar));
        }
    }

    fn bar(&mut self, bar: &Bar, length: f64) {
        let class = match bar.kind {
            Kind::Threads => "threads",
            Kind::Tasks => "tasks",
            Kind::Neither => "neither",
        };
        let width = (length * BARS).round().max(1.0) as usize;
        self.text(MARGIN, "label", &bar.label);
        let top = self.y - 12;
        _ = writeln!(
            self.body,
            "<rect x=\"{BARS_AT}\" y=\"{top}\" width=\"{width}\" height=\"15\" class=\"{class}\"/>"
        );
        self.text(BARS_AT + width + 6, "value", &bar.shown);
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{plan, results};
    use super::super::view::shown;
    use super::*;

    #[test]
    fn the_picture_has_every_plot_and_every_claim() {
        let sections = shown(&results(), &plan());
        insta::assert_snapshot!("svg", picture(&sections, "linux, 4 cores"));
    }

    #[test]
    fn what_is_shown_is_never_taken_for_markup() {
        assert_eq!(escaped("a < b && c > d"), "a &lt; b &amp;&amp; c &gt; d");
    }
}
