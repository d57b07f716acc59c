//! Small pictures; they never stand alone, so they are hidden from screen readers.

use rules::rating::Score;
use yew::prelude::*;

/// A face from very sad to very glad.
pub fn face(score: Score) -> Html {
    let mouth = match score.get() {
        1 => "M8 17q4-5 8 0",
        2 => "M8 16.5q4-2.5 8 0",
        3 => "M8 16h8",
        4 => "M8 15q4 2.5 8 0",
        _ => "M7.5 14q4.500 5.500 9 0z",
    };
    html! {
        <svg class="mc-face" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle cx="12" cy="12" r="10.5" />
            <circle class="mc-face__eye" cx="8.5" cy="9.5" r="1.25" />
            <circle class="mc-face__eye" cx="15.5" cy="9.5" r="1.25" />
            <path d={mouth} />
        </svg>
    }
}

/// A lens.
pub fn lens() -> Html {
    stroke("M10.5 4a6.500 6.500 0 1 0 0 13a6.500 6.500 0 0 0 0-13zM15.500 15.500L21 21")
}

/// An arrow to the left.
pub fn arrow_left() -> Html {
    stroke("M11 5l-7 7 7 7M4 12h16")
}

/// A wedge to the right.
pub fn wedge() -> Html {
    stroke("M9 5l7 7-7 7")
}

/// An arrow out of a box: a link that leaves the page.
pub fn outward() -> Html {
    stroke("M13 4h7v7M20 4l-9 9M9 5H4v15h15v-5")
}

/// A printer.
pub fn printer() -> Html {
    stroke("M7 9V3h10v6M7 18H4V9h16v9h-3M7 14h10v7H7z")
}

/// Two sheets.
pub fn copy() -> Html {
    stroke("M9 9h11v12H9zM15 6V3H4v12h2")
}

/// A page of a calendar.
pub fn calendar() -> Html {
    stroke("M4 6h16v15H4zM4 11h16M8 3v5M16 3v5")
}

/// A bin.
pub fn bin() -> Html {
    stroke("M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14M10 11v6M14 11v6")
}

/// Done.
pub fn tick() -> Html {
    stroke("M12 2.500a9.500 9.500 0 1 0 0 19a9.500 9.500 0 0 0 0-19zM7.500 12.500l3 3 6-7")
}

/// Later.
pub fn clock() -> Html {
    stroke("M12 2.500a9.500 9.500 0 1 0 0 19a9.500 9.500 0 0 0 0-19zM12 7v5.500l3.500 2")
}

/// Not done.
pub fn warning() -> Html {
    stroke("M12 3L2.500 20h19zM12 10v5M12 17.500v.01")
}

fn stroke(path: &'static str) -> Html {
    html! {
        <svg class="mc-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d={path} />
        </svg>
    }
}
