//! Pictures of a part of a page, and how far two are apart.

use std::fs::File;
use std::io::Cursor;
use std::ops::Range;
use std::path::Path;

use png::{ColorType, Decoder, Encoder, Transformations};

/// A picture: red, green and blue of each pixel, line by line.
#[derive(Clone, Debug)]
pub struct Picture {
    lines: Vec<Vec<[u8; 3]>>,
}

/// So far may a colour be off before a person sees it.
const SEEN: u8 = 24;

impl Picture {
    /// Reads what a browser drew.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let mut decoder = Decoder::new(Cursor::new(bytes));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().expect("a picture");
        let mut data = vec![0; reader.output_buffer_size().expect("its size")];
        let info = reader.next_frame(&mut data).expect("its pixels");
        let samples = info.color_type.samples();
        let pixel = |pixel: &[u8]| match pixel {
            [red, green, blue, ..] => [*red, *green, *blue],
            _ => panic!("a picture without colours"),
        };
        let line = |line: &[u8]| line.chunks_exact(samples).map(pixel).collect();
        Self { lines: data.chunks_exact(info.line_size).map(line).collect() }
    }

    /// What is between these columns and lines.
    pub(crate) fn part(&self, columns: Range<usize>, lines: Range<usize>) -> Self {
        let part = |line: &Vec<[u8; 3]>| line.get(columns.clone()).map(<[_]>::to_vec);
        let lines = self.lines.get(lines).expect("the element is in the window");
        Self { lines: lines.iter().map(|line| part(line).expect("it is in the window")).collect() }
    }

    /// How many of ten thousand pixels look different; all of them if the sizes do.
    #[must_use]
    pub fn apart(&self, other: &Self) -> usize {
        if self.size() != other.size() {
            return 10_000;
        }
        let (one, two) = (self.lines.iter().flatten(), other.lines.iter().flatten());
        let seen = |one: &[u8; 3], two: &[u8; 3]| {
            one.iter().zip(two).any(|(one, two)| one.abs_diff(*two) > SEEN)
        };
        let different = one.zip(two).filter(|(one, two)| seen(one, two)).count();
        let (width, height) = self.size();
        different * 10_000 / (width * height).max(1)
    }

    /// Columns and lines.
    fn size(&self) -> (usize, usize) {
        (self.lines.first().map_or(0, Vec::len), self.lines.len())
    }

    /// Writes it as PNG.
    pub fn write(&self, path: &Path) {
        let file = File::create(path).expect("the picture's file");
        let (width, height) = self.size();
        let size = |side: usize| u32::try_from(side).expect("a size that PNG has");
        let mut encoder = Encoder::new(file, size(width), size(height));
        encoder.set_color(ColorType::Rgb);
        let mut writer = encoder.write_header().expect("the picture's head");
        let pixels = self.lines.concat();
        writer.write_image_data(pixels.as_flattened()).expect("the picture's pixels");
    }
}
