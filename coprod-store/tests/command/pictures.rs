//! Pictures are rendered as a browser would, and looked at.

use std::{fs, path::Path, sync::Arc};

use coprod_core::{ServiceId, testing::id};
use resvg::{
    tiny_skia::{Pixmap, Rect},
    usvg::{self, Group, Node, Transform, roxmltree::Document},
};

use crate::{complains, engaged::party, quarter::Quarter, said};

/// A picture, as it stands and as it looks.
struct Picture {
    svg: String,
    tree: usvg::Tree,
    pixels: Pixmap,
}

impl Picture {
    /// Renders it, and leaves the picture where people can look at it.
    fn of(name: &str, svg: String) -> Self {
        let mut options = usvg::Options::default();
        let fonts = Arc::make_mut(&mut options.fontdb);
        // The same one everywhere, whatever the machine has.
        fonts.load_font_data(epaint_default_fonts::UBUNTU_LIGHT.to_vec());
        let family = fonts.faces().next().unwrap().families[0].0.clone();
        fonts.set_sans_serif_family(family);
        let tree = usvg::Tree::from_str(&svg, &options).unwrap();
        let size = tree.size().to_int_size();
        let mut pixels = Pixmap::new(size.width(), size.height()).unwrap();
        resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
        fs::create_dir_all(&folder).unwrap();
        pixels.save_png(folder.join(format!("{name}.png"))).unwrap();
        Self { svg, tree, pixels }
    }

    /// What every picture must be.
    fn is_sound(&self) {
        let document = Document::parse(&self.svg).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        for (name, told) in [("title", "title"), ("desc", "desc")] {
            let told = root.children().find(|node| node.has_tag_name(told));
            assert!(told.and_then(|node| node.text()).is_some(), "no {name}");
        }
        let canvas = Rect::from_xywh(
            0.0,
            0.0,
            self.tree.size().width(),
            self.tree.size().height(),
        );
        let canvas = canvas.unwrap();
        let mut labels = Vec::new();
        all(self.tree.root(), &mut |node| {
            let bounds = node.abs_stroke_bounding_box();
            let inside = bounds.left() >= canvas.left()
                && bounds.top() >= canvas.top()
                && bounds.right() <= canvas.right()
                && bounds.bottom() <= canvas.bottom();
            assert!(inside, "{bounds:?} lies outside of {canvas:?}");
            if let Node::Text(text) = node {
                let told = text.chunks().iter().map(usvg::TextChunk::text).collect();
                labels.push((text.abs_bounding_box(), told));
            }
        });
        assert!(!labels.is_empty());
        no_two_overlap(&labels);
    }

    /// How light each pixel is in there, from 0 to 255, as one sees it without colours.
    fn greys(&self, (x, y): (u32, u32), (width, height): (u32, u32)) -> Vec<i32> {
        let rows = (y..y + height).flat_map(|y| (x..x + width).map(move |x| (x, y)));
        let greys = rows.map(|(x, y)| {
            let pixel = self.pixels.pixel(x, y).unwrap();
            let [red, green, blue] = [pixel.red(), pixel.green(), pixel.blue()].map(i32::from);
            (299 * red + 587 * green + 114 * blue) / 1000
        });
        greys.collect()
    }

    /// The first shape of that class, by its place and size.
    fn shape(&self, class: &str) -> ((u32, u32), (u32, u32)) {
        let document = Document::parse(&self.svg).unwrap();
        let mut shapes = document.descendants();
        let shape = shapes.find(|node| node.attribute("class") == Some(class));
        let shape = shape.unwrap_or_else(|| panic!("no {class}"));
        let of = |name| shape.attribute(name).unwrap().parse().unwrap();
        ((of("x"), of("y")), (of("width"), of("height")))
    }

    fn count(&self, class: &str) -> usize {
        self.svg.matches(&format!("class=\"{class}\"")).count()
    }
}

fn all(group: &Group, look: &mut impl FnMut(&Node)) {
    for node in group.children() {
        if let Node::Group(group) = node {
            all(group, look);
        } else {
            look(node);
        }
    }
}

fn no_two_overlap(labels: &[(Rect, String)]) {
    for (index, (one, told)) in labels.iter().enumerate() {
        for (other, also) in &labels[index + 1..] {
            let apart = one.right() <= other.left()
                || other.right() <= one.left()
                || one.bottom() <= other.top()
                || other.bottom() <= one.top();
            assert!(apart, "{told:?} and {also:?} overlap: {one:?}, {other:?}");
        }
    }
}

fn mean(greys: &[i32]) -> i32 {
    greys.iter().sum::<i32>() / i32::try_from(greys.len()).unwrap()
}

fn path(quarter: &Quarter, service: &str, language: &str) -> String {
    let service: ServiceId = id(service);
    let (service, url) = (service.to_string(), quarter.url());
    let asked = ["explain", &service, "--svg", "--ledger", &url];
    said(&[&asked[..], &["--lang", language]].concat())
}

fn balance(quarter: &Quarter, name: &str, language: &str) -> String {
    let (name, url) = (party(name), quarter.url());
    let asked = ["balance", "--svg", "--view", &name, "--ledger", &url];
    said(&[&asked[..], &["--lang", language]].concat())
}

#[tokio::test]
async fn a_short_path_is_drawn_over_the_matrix() {
    let quarter = Quarter::with_a_cafe().await;
    for language in ["en", "de"] {
        let svg = path(&quarter, "café", language);
        let picture = Picture::of(&format!("short-path-{language}"), svg);
        picture.is_sound();
        assert_eq!(picture.count("way"), 3);
        assert_eq!((picture.count("stop"), picture.count("now")), (3, 1));
    }
    let english = path(&quarter, "café", "en");
    assert!(english.contains("xml:lang=\"en\""), "{english}");
    assert!(
        english.contains("citizens deliver what both planned"),
        "{english}"
    );
    // A service that was only proposed has come nowhere.
    let picture = Picture::of("no-path", path(&quarter, "shelf", "en"));
    picture.is_sound();
    assert_eq!((picture.count("way"), picture.count("now")), (0, 1));
}

#[tokio::test]
async fn a_long_path_comes_back_without_covering_itself() {
    let quarter = Quarter::with_a_long_path().await;
    for language in ["en", "de"] {
        let svg = path(&quarter, "shelf", language);
        let picture = Picture::of(&format!("long-path-{language}"), svg);
        picture.is_sound();
        assert!(picture.count("stop") >= 14, "{}", picture.count("stop"));
    }
}

#[tokio::test]
async fn a_balance_is_drawn_over_time() {
    let quarter = Quarter::with_an_engagement().await;
    for language in ["en", "de"] {
        let svg = balance(&quarter, "Ayşe", language);
        let picture = Picture::of(&format!("balance-{language}"), svg);
        picture.is_sound();
        // Each in the legend, and where it was felt.
        assert_eq!((picture.count("square"), picture.count("round")), (4, 4));
    }
}

#[tokio::test]
async fn a_balance_can_be_told_apart_without_colours() {
    let quarter = Quarter::with_an_engagement().await;
    let picture = Picture::of("balance-grey", balance(&quarter, "Ayşe", "en"));
    let [dark, striped, pale] = ["dark", "striped", "pale"].map(|class| {
        let ((x, y), (width, height)) = picture.shape(class);
        picture.greys((x + 2, y + 2), (width - 4, height - 4))
    });
    let means = [&dark, &striped, &pale].map(|greys| mean(greys));
    for pair in means.windows(2) {
        assert!(pair[1] - pair[0] >= 40, "{means:?}");
    }
    let contrast = striped.iter().max().unwrap() - striped.iter().min().unwrap();
    assert!(contrast > 80, "no stripes: {striped:?}");
    // Costs are squares with a light middle, benefits are dark dots.
    let ((x, y), _) = picture.shape("square");
    assert!(mean(&picture.greys((x + 4, y + 4), (4, 4))) > 200);
    let document = Document::parse(&picture.svg).unwrap();
    let dot = document
        .descendants()
        .find(|node| node.attribute("class") == Some("round"));
    let of = |name| {
        dot.unwrap()
            .attribute(name)
            .unwrap()
            .parse::<u32>()
            .unwrap()
    };
    let (x, y) = (of("cx"), of("cy"));
    assert!(mean(&picture.greys((x - 2, y - 2), (4, 4))) < 80);
}

#[tokio::test]
async fn what_is_missing_is_said_in_the_picture() {
    let quarter = Quarter::with_an_engagement().await;
    let others = Picture::of("balance-of-others", balance(&quarter, "town", "en"));
    others.is_sound();
    assert_eq!(others.count("dashed"), 0);
    let empty = Picture::of("balance-empty", balance(&quarter, "Jonas", "de"));
    empty.is_sound();
    assert!(
        empty
            .svg
            .contains("In dieser Sicht ist kein Konto zu sehen.")
    );
    let url = quarter.url();
    let complaint = complains(&["balance", "--svg", "--ledger", &url], 2);
    assert!(complaint.contains("--view"), "{complaint}");
}
