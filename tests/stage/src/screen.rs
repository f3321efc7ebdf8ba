//! What is on the virtual screen, as pixels: for what happens before any driver could look.

use std::{
    fs::File,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

/// The virtual screen's frame buffer. Xvfb keeps it in a file, in the format of `xwd`.
#[derive(Debug)]
pub struct Screen {
    path: PathBuf,
    file: File,
    layout: Layout,
}

/// The words of the header that matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Layout {
    pixels_at: u64,
    width: usize,
    height: usize,
    bytes_per_line: usize,
}

const HEADER: usize = 100;
const BYTES_PER_PIXEL: usize = 4;
const BYTES_PER_COLOUR: u64 = 12;

/// Each how many rows are looked at. Nothing that appears in a window is as thin as three rows, and looking costs the
/// program that is being watched.
const EVERY: usize = 4;

/// The screen at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    pixels: Vec<u32>,
    width: usize,
}

impl Screen {
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let file = File::open(path).map_err(Error::file(path))?;
        let mut header = [0; HEADER];
        file.read_exact_at(&mut header, 0)
            .map_err(Error::file(path))?;
        Ok(Self {
            path: path.to_path_buf(),
            file,
            layout: Layout::read(&header),
        })
    }

    /// What is on it.
    ///
    /// # Errors
    /// When the file is gone: the display has ended.
    pub fn frame(&self) -> Result<Frame> {
        let Layout {
            pixels_at,
            width,
            height,
            bytes_per_line,
        } = self.layout;
        let mut pixels = Vec::with_capacity(width * height.div_ceil(EVERY));
        let mut row = vec![0; width * BYTES_PER_PIXEL];
        for y in (0..height).step_by(EVERY) {
            let at = pixels_at + (y * bytes_per_line) as u64;
            self.file
                .read_exact_at(&mut row, at)
                .map_err(Error::file(&self.path))?;
            let (cells, _) = row.as_chunks::<BYTES_PER_PIXEL>();
            pixels.extend(cells.iter().map(|cell| u32::from_ne_bytes(*cell)));
        }
        Ok(Frame { pixels, width })
    }
}

impl Layout {
    fn read(header: &[u8; HEADER]) -> Self {
        let word = |index: usize| {
            let (words, _) = header.as_chunks::<4>();
            u32::from_be_bytes(words[index])
        };
        let pixels_at = u64::from(word(0)) + u64::from(word(19)) * BYTES_PER_COLOUR;
        Self {
            pixels_at,
            width: word(4) as usize,
            height: word(5) as usize,
            bytes_per_line: word(12) as usize,
        }
    }
}

impl Frame {
    /// The places where something is: pixels that differ from the one to their left. In a page that is text, lines
    /// and icons; plain ground has none.
    fn marks(&self) -> impl Iterator<Item = usize> {
        (1..self.pixels.len())
            .filter(|&at| at % self.width != 0 && self.pixels[at] != self.pixels[at - 1])
    }

    /// How much of what is on this frame is on another one too, from 0 to 1. A frame with hardly anything on it is
    /// compared by its ground.
    #[must_use]
    pub fn share_found_in(&self, other: &Self) -> f64 {
        const HARDLY_ANYTHING: usize = 2_000;
        let marks: Vec<usize> = self.marks().collect();
        let places = if marks.len() < HARDLY_ANYTHING {
            (0..self.pixels.len()).collect()
        } else {
            marks
        };
        let same = places
            .iter()
            .filter(|&&at| other.pixels.get(at) == Some(&self.pixels[at]))
            .count();
        same as f64 / places.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_says_where_the_pixels_are() {
        let mut header = [0; HEADER];
        for (index, value) in [(0, 160_u32), (4, 1600), (5, 1000), (12, 6400), (19, 256)] {
            header[index * 4..index * 4 + 4].copy_from_slice(&value.to_be_bytes());
        }
        let layout = Layout {
            pixels_at: 160 + 256 * 12,
            width: 1600,
            height: 1000,
            bytes_per_line: 6400,
        };
        assert_eq!(Layout::read(&header), layout);
    }

    fn frame(colour: impl Fn(usize) -> u32) -> Frame {
        Frame {
            pixels: (0..10_000).map(colour).collect(),
            width: 100,
        }
    }

    #[test]
    fn text_counts_and_its_ground_does_not() {
        let ground = frame(|_| 1);
        // Every other pixel is written on, in the upper half.
        let page = frame(|at| if at < 5_000 && at % 2 == 0 { 2 } else { 1 });
        assert!(page.share_found_in(&page) > 0.999);
        // Ground covers three quarters of the page and is half of what surrounds its marks.
        assert!(page.share_found_in(&ground) < 0.6);
    }

    #[test]
    fn an_empty_page_is_compared_by_its_ground() {
        let (white, black) = (frame(|_| 1), frame(|_| 0));
        assert!(white.share_found_in(&black) < 0.001);
        assert!(white.share_found_in(&white) > 0.999);
    }
}
