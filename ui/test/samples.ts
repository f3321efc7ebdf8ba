import type {
  ActionRule,
  CellView,
  Condition,
  FleetRow,
  Profile,
  Settings,
  Start,
} from "@/platform/bindings/types";

/** Things as the program sends them, for tests and for the development page. */
export const settings: Settings = {
  version: 1,
  theme: "dark",
  density: "comfortable",
  refreshSeconds: 30,
  keepInTray: false,
  notifications: true,
  showDemo: true,
  shareMfaSessions: false,
  utc: false,
  profiles: {},
  ssoProfiles: [],
  keyProfiles: [],
  scope: null,
};

export function profile(name: string, more: Partial<Profile> = {}): Profile {
  return {
    name,
    kind: "sso",
    defaultRegion: "eu-west-1",
    regions: ["eu-west-1"],
    color: "grey",
    production: false,
    readOnly: false,
    allowedRegions: [],
    confirmation: "byRisk",
    state: { kind: "unread" },
    account: null,
    accountAlias: null,
    accountBefore: null,
    role: null,
    session: null,
    expiresAt: null,
    uses: 0,
    place: null,
    broken: null,
    ...more,
  };
}

export const production = profile("acme-prod", {
  color: "red",
  production: true,
  state: { kind: "ready", identity: { account: "482100937716", arn: "arn:aws:sts::482100937716:assumed-role/Operator/ada" } },
});
export const development = profile("acme-dev", {
  color: "green",
  state: { kind: "ready", identity: { account: "111122223333", arn: "arn:aws:iam::111122223333:user/ada" } },
});

const actions: ActionRule[] = [
  { action: "deploy", allowedIn: ["RUNNING"], reason: "App Runner deploys only to a service that is running" },
  { action: "pause", allowedIn: ["RUNNING"], reason: "Only a running service can be paused" },
  { action: "resume", allowedIn: ["PAUSED"], reason: "Only a paused service can be resumed" },
  { action: "scale", allowedIn: ["RUNNING", "CREATE_FAILED"], reason: "Only a running service can be scaled" },
  { action: "delete", allowedIn: ["RUNNING", "PAUSED", "CREATE_FAILED", "DELETE_FAILED"], reason: "Wait" },
];

export const start: Start = {
  version: "0.1.0",
  settings,
  profiles: { profiles: [production, development], problems: [] },
  scope: {
    cells: [
      { profile: "acme-prod", region: "eu-west-1" },
      { profile: "acme-dev", region: "eu-west-1" },
    ],
  },
  open: null,
  actions,
  regions: [
    "us-east-1",
    "us-east-2",
    "us-west-2",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-northeast-1",
    "eu-central-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
  ],
  demoOnly: false,
  inFlight: [],
  notices: [],
  platform: "linux",
  network: { proxies: [], pastProxies: null, authorities: null },
};

const status: Partial<Record<Condition["kind"], string>> = {
  paused: "PAUSED",
  inProgress: "OPERATION_IN_PROGRESS",
  changing: "OPERATION_IN_PROGRESS",
  maintenance: "OPERATION_IN_PROGRESS",
  createFailed: "CREATE_FAILED",
  deleteFailed: "DELETE_FAILED",
};

/** A service of the fleet, running unless its condition says otherwise. */
export function row(
  name: string,
  condition: Condition = { kind: "running" },
  place: { profile: string; region: string; account: string } = {
    profile: "acme-prod",
    region: "eu-west-1",
    account: "482100937716",
  },
): FleetRow {
  const id = Array.from(name, (letter) => (letter.codePointAt(0) ?? 0).toString(16)).join("").padEnd(32, "0").slice(0, 32);
  const arn = `arn:aws:apprunner:${place.region}:${place.account}:service/${name}/${id}`;
  const updatedAt = Date.UTC(2026, 10, 23, 12);
  return {
    service: { cell: { profile: place.profile, region: place.region }, arn },
    account: place.account,
    summary: {
      arn,
      name,
      id,
      url: `${id.slice(0, 10)}.${place.region}.awsapprunner.com`,
      createdAt: updatedAt,
      updatedAt,
      status: status[condition.kind] ?? "RUNNING",
    },
    condition,
    details: null,
  };
}

/** A cell that has been read. */
export function cell(profileName: string, region: string, rows: FleetRow[], more: Partial<CellView> = {}): CellView {
  return {
    cell: { profile: profileName, region },
    account: rows[0]?.account ?? null,
    state: { kind: "ready" },
    readAt: Date.now(),
    rows,
    ...more,
  };
}
