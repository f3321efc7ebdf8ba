//! A private session bus.

use std::{fs, path::Path, process::Command, time::Duration};

use crate::{
    background::Background,
    error::{Error, Result},
};

const WITHIN: Duration = Duration::from_secs(20);

/// A session bus that starts no service by itself. Single-instance, notifications and the tray go over it, so what one
/// test says there reaches no other, and no accessibility bus or portal is left behind when it ends.
#[derive(Debug)]
pub struct Bus {
    address: String,
    _daemon: Background,
}

impl Bus {
    /// Starts one, with its configuration and its socket in the folder.
    ///
    /// # Errors
    /// When `dbus-daemon` is not installed or does not start.
    pub fn start(folder: &Path) -> Result<Self> {
        let config = folder.join("session-bus.conf");
        fs::write(&config, configuration(folder)).map_err(Error::file(&config))?;
        let mut daemon = Command::new("dbus-daemon");
        daemon.arg("--config-file").arg(&config).args([
            "--nofork",
            "--nopidfile",
            "--print-address=1",
        ]);
        let daemon = Background::start(&daemon)?;
        let address = daemon.line(WITHIN)?;
        Ok(Self {
            address,
            _daemon: daemon,
        })
    }

    /// Its address, as in the variable `DBUS_SESSION_BUS_ADDRESS`.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }
}

fn configuration(folder: &Path) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        folder.display()
    )
}
