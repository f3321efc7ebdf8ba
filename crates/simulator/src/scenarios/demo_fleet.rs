//! The services of the demo: a shop's systems, in production and in a sandbox.

use super::config::From;
use crate::state::Cause;

/// What is peculiar about a service of the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Story {
    /// Nothing.
    Plain,
    /// Paused long ago.
    Paused,
    /// Never came up.
    NeverCreated,
    /// A deployment is in progress at the start.
    Deploying,
    /// Every deployment fails, those of the last days and the next ones.
    KeepsFailing(Cause),
}

/// A service of the demo.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) region: &'static str,
    pub(super) from: From,
    /// vCPU and memory, as the API writes them.
    pub(super) size: (&'static str, &'static str),
    pub(super) team: &'static str,
    pub(super) story: Story,
    /// Custom domains: the name, whether with `www.`, and whether its records are still missing.
    pub(super) domains: &'static [(&'static str, bool, bool)],
}

const IRELAND: &str = "eu-west-1";
const FRANKFURT: &str = "eu-central-1";
const VIRGINIA: &str = "us-east-1";

const SMALL: (&str, &str) = ("256", "512");
const HALF: (&str, &str) = ("512", "1024");
const ONE: (&str, &str) = ("1024", "2048");
const WIDE: (&str, &str) = ("1024", "4096");
const TWO: (&str, &str) = ("2048", "4096");
const FOUR: (&str, &str) = ("4096", "12288");

const NODE: From = From::GitHub(
    "northwind/web",
    "NODEJS_22",
    "npm ci && npm run build",
    "node dist/server.js",
);
const PYTHON: From = From::GitHub(
    "northwind/insights",
    "PYTHON_311",
    "pip3 install -r requirements.txt",
    "gunicorn app:app --bind 0.0.0.0:8080",
);

const fn plain(
    name: &'static str,
    region: &'static str,
    from: From,
    size: (&'static str, &'static str),
    team: &'static str,
) -> Entry {
    Entry {
        name,
        region,
        from,
        size,
        team,
        story: Story::Plain,
        domains: &[],
    }
}

const fn story(entry: Entry, story: Story) -> Entry {
    Entry { story, ..entry }
}

const fn domains(entry: Entry, domains: &'static [(&'static str, bool, bool)]) -> Entry {
    Entry { domains, ..entry }
}

/// The production account's services.
pub(super) const PRODUCTION: &[Entry] = &[
    domains(
        plain(
            "checkout-api",
            IRELAND,
            From::Ecr("2026.11.3"),
            TWO,
            "payments",
        ),
        &[("checkout.northwind.example", false, false)],
    ),
    domains(
        story(
            plain("storefront-web", IRELAND, NODE, ONE, "web"),
            Story::Deploying,
        ),
        &[
            ("northwind.example", true, false),
            ("shop.northwind.example", false, true),
        ],
    ),
    plain("catalog-api", IRELAND, From::Ecr("4.18.0"), ONE, "catalog"),
    plain("search-api", IRELAND, From::Ecr("1.42.7"), TWO, "catalog"),
    plain(
        "payments-gateway",
        IRELAND,
        From::Ecr("3.9.1"),
        TWO,
        "payments",
    ),
    story(
        plain(
            "inventory-sync",
            IRELAND,
            From::Ecr("0.27.4"),
            HALF,
            "logistics",
        ),
        Story::KeepsFailing(Cause::HealthCheck),
    ),
    plain("order-events", IRELAND, From::Ecr("5.2.0"), ONE, "orders"),
    plain(
        "notifications",
        IRELAND,
        From::Ecr("2.11.9"),
        HALF,
        "messaging",
    ),
    plain(
        "pricing-engine",
        IRELAND,
        From::Ecr("8.0.3"),
        FOUR,
        "catalog",
    ),
    plain(
        "customer-profile",
        IRELAND,
        From::Ecr("1.9.12"),
        ONE,
        "accounts",
    ),
    plain("returns-portal", IRELAND, NODE, ONE, "web"),
    plain(
        "checkout-api",
        FRANKFURT,
        From::Ecr("2026.11.3"),
        TWO,
        "payments",
    ),
    domains(
        plain("storefront-web-de", FRANKFURT, NODE, ONE, "web"),
        &[("northwind-de.example", true, false)],
    ),
    plain(
        "catalog-api",
        FRANKFURT,
        From::Ecr("4.18.0"),
        ONE,
        "catalog",
    ),
    plain(
        "invoice-renderer",
        FRANKFURT,
        From::Ecr("2.3.5"),
        WIDE,
        "finance",
    ),
    plain(
        "tax-calculator",
        FRANKFURT,
        From::Ecr("1.14.0"),
        HALF,
        "finance",
    ),
    plain(
        "warehouse-bridge",
        FRANKFURT,
        From::Ecr("0.9.8"),
        ONE,
        "logistics",
    ),
    plain("gdpr-export", FRANKFURT, PYTHON, ONE, "accounts"),
    plain(
        "checkout-api-us",
        VIRGINIA,
        From::Ecr("2026.11.3"),
        TWO,
        "payments",
    ),
    domains(
        plain("storefront-web-us", VIRGINIA, NODE, ONE, "web"),
        &[("us.northwind.example", false, false)],
    ),
    plain("fraud-scoring", VIRGINIA, PYTHON, FOUR, "payments"),
    plain("recommendations", VIRGINIA, PYTHON, WIDE, "catalog"),
    plain("image-resizer", VIRGINIA, From::Ecr("3.0.1"), TWO, "web"),
    plain(
        "partner-webhooks",
        VIRGINIA,
        From::Ecr("1.6.2"),
        HALF,
        "platform",
    ),
    plain(
        "feature-flags",
        VIRGINIA,
        From::Ecr("6.1.0"),
        SMALL,
        "platform",
    ),
    plain(
        "status-page",
        VIRGINIA,
        From::Public("nginx/nginx:1.29"),
        SMALL,
        "platform",
    ),
];

/// The sandbox account's services.
pub(super) const SANDBOX: &[Entry] = &[
    plain(
        "checkout-api-dev",
        IRELAND,
        From::Ecr("main-4f2c91e"),
        ONE,
        "payments",
    ),
    plain("storefront-web-dev", IRELAND, NODE, ONE, "web"),
    plain(
        "catalog-api-dev",
        IRELAND,
        From::Ecr("main-b71d0aa"),
        HALF,
        "catalog",
    ),
    story(
        plain("report-builder", IRELAND, PYTHON, ONE, "finance"),
        Story::Paused,
    ),
    plain("design-preview", IRELAND, NODE, SMALL, "web"),
    plain(
        "load-generator",
        IRELAND,
        From::Ecr("latest"),
        TWO,
        "platform",
    ),
    plain(
        "hello-app-runner",
        FRANKFURT,
        From::Public("aws-containers/hello-app-runner:latest"),
        SMALL,
        "platform",
    ),
    plain("search-experiments", FRANKFURT, PYTHON, WIDE, "catalog"),
    story(
        plain(
            "vision-labeler",
            FRANKFURT,
            From::Ecr("0.1.0"),
            FOUR,
            "catalog",
        ),
        Story::NeverCreated,
    ),
    plain(
        "mock-payments",
        FRANKFURT,
        From::Ecr("2.0.0"),
        SMALL,
        "payments",
    ),
    plain("chat-prototype", VIRGINIA, NODE, HALF, "web"),
    story(
        plain(
            "legacy-importer",
            VIRGINIA,
            From::Ecr("0.4.2"),
            HALF,
            "logistics",
        ),
        Story::Paused,
    ),
    story(
        plain("broken-build", VIRGINIA, NODE, HALF, "platform"),
        Story::KeepsFailing(Cause::Build),
    ),
    plain(
        "webhook-inspector",
        VIRGINIA,
        From::Ecr("1.2.3"),
        SMALL,
        "platform",
    ),
];

/// What every other account has, in each of the demo's regions.
pub(super) const ANY: &[(&str, From, (&str, &str), &str)] = &[
    ("web-frontend", NODE, ONE, "web"),
    ("orders-api", From::Ecr("1.8.2"), ONE, "orders"),
    (
        "hello-app-runner",
        From::Public("aws-containers/hello-app-runner:latest"),
        SMALL,
        "platform",
    ),
];

/// The regions of the demo.
pub(super) const DEMO_REGIONS: [&str; 3] = [IRELAND, FRANKFURT, VIRGINIA];

/// One of [`ANY`] in a region.
pub(super) const fn any(
    (name, from, size, team): (
        &'static str,
        From,
        (&'static str, &'static str),
        &'static str,
    ),
    region: &'static str,
) -> Entry {
    plain(name, region, from, size, team)
}
