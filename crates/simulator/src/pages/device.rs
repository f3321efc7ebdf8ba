//! `/device`: where a person types, or only confirms, the code that a device shows.

use super::html::{decision, document, escaped, refused};
use super::{Page, Parameters};
use crate::core::Core;
use crate::state::Verdict;

pub(super) const PATH: &str = "/device";

pub(super) fn answer(core: &Core, asked: &Parameters, posted: bool) -> Page {
    let code = asked.get("user_code");
    if code.is_empty() {
        let form = format!(
            "<form method=\"get\" action=\"{PATH}\"><label>Code <input name=\"user_code\" \
             autofocus></label> <button>Next</button></form>"
        );
        return Page::shown(200, document("Authorize a device", &form));
    }
    let now = core.clock.now();
    let mut world = core.world();
    let Some(device) = world.identity.sign_ins.device_showing(code, now) else {
        return refused(404, "No device shows that code, or it has expired.");
    };
    if posted && device.verdict == Verdict::Waiting {
        device.verdict = match asked.get("action") {
            "approve" => Verdict::Approved,
            _ => Verdict::Denied,
        };
    }
    let body = match device.verdict {
        Verdict::Approved => "<p>Approved. You can close this window.</p>".to_owned(),
        Verdict::Denied => "<p>Denied. You can close this window.</p>".to_owned(),
        Verdict::Waiting => format!(
            "<p>Does your device show <code>{}</code>?</p>{}",
            escaped(&device.user_code),
            decision(PATH, &[("user_code", device.user_code.as_str())])
        ),
    };
    Page::shown(200, document("Authorize a device", &body))
}
