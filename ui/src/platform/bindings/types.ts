// Generated from Rust by `cargo xtask bindings`. Do not edit.

/**
 * A twelve-digit AWS account id.
 */
export type AccountId = string;

/**
 * Something a user can ask of a service.
 */
export type Action = "deploy" | "pause" | "resume" | "scale" | "associateDomain" | "disassociateDomain" | "delete";

/**
 * One line of the table.
 */
export type ActionRule = {
/**
 * The action.
 */
action: Action,
/**
 * The statuses that allow it.
 */
allowedIn: Array<ServiceStatus>,
/**
 * Why it is not allowed elsewhere, for the person who wants it.
 */
reason: string, };

/**
 * A profile of Identity Center that only Trackside knows.
 */
export type AppSsoProfile = {
/**
 * Its name.
 */
name: ProfileName,
/**
 * The region to look in first.
 */
region: Region | null,
/**
 * The name of the session's section, where it has one.
 */
sessionName: string | null,
/**
 * The session's start URL.
 */
startUrl: string,
/**
 * The session's region.
 */
ssoRegion: Region,
/**
 * The account.
 */
account: AccountId,
/**
 * The role's name.
 */
role: string,
/**
 * Where its calls go instead of to AWS.
 */
endpointUrl: string | null, };

/**
 * A plan being applied, or applied: an entry of the journal.
 */
export type Attempt = {
/**
 * Its id.
 */
id: AttemptId,
/**
 * What was asked for.
 */
change: Change,
/**
 * On which service.
 */
service: ServiceRef,
/**
 * The service's name.
 */
serviceName: string,
/**
 * In which account.
 */
account: AccountId,
/**
 * Verb and service.
 */
title: string,
/**
 * When it was asked for.
 */
startedAt: Timestamp,
/**
 * Where it stands.
 */
state: AttemptState,
/**
 * Its steps.
 */
steps: Array<AttemptStep>,
/**
 * The operation it started, as last read.
 */
operation: Operation | null,
/**
 * The line of the log that says why the operation failed.
 */
reason: string | null, };

/**
 * Names an application of a plan, and its journal entry.
 */
export type AttemptId = string;

/**
 * Where an attempt stands.
 */
export type AttemptState = { "kind": "held",
/**
 * Until when.
 */
until: Timestamp, } | { "kind": "undone" } | { "kind": "applying" } | { "kind": "following" } | { "kind": "ended",
/**
 * The verdict; `None` where the change starts no operation.
 */
verdict: Verdict | null, } | { "kind": "failed",
/**
 * Why, and what to do.
 */
failure: Failure, } | { "kind": "unknown",
/**
 * How it was lost.
 */
failure: Failure, };

/**
 * One step of an attempt.
 */
export type AttemptStep = {
/**
 * What it does.
 */
title: string,
/**
 * The same call for the AWS CLI.
 */
cli: string,
/**
 * Where it stands.
 */
state: StepState, };

/**
 * One revision of an auto scaling configuration. Revisions never change.
 */
export type AutoScalingConfiguration = {
/**
 * Its ARN, revision included.
 */
arn: string,
/**
 * Its name.
 */
name: string,
/**
 * Its revision, counted from 1.
 */
revision: number,
/**
 * Its figures.
 */
figures: ScalingFigures,
/**
 * Whether it is its name's latest active revision.
 */
latest: boolean,
/**
 * Whether it is active; an inactive one cannot be used.
 */
active: boolean,
/**
 * Whether a service uses it.
 */
inUse: boolean,
/**
 * Whether services made without one get it.
 */
isDefault: boolean,
/**
 * When it was made.
 */
createdAt: Timestamp | null, };

/**
 * One profile in one region: the unit in which the fleet is read and in which reads fail.
 */
export type Cell = {
/**
 * Whose credentials.
 */
profile: ProfileName,
/**
 * Where.
 */
region: Region, };

/**
 * When a cell was read whose rows are what they were.
 */
export type CellAge = {
/**
 * Which.
 */
cell: Cell,
/**
 * The account, once STS has named it.
 */
account: AccountId | null,
/**
 * When it was read.
 */
readAt: Timestamp, };

/**
 * Where the reading of a cell stands. The rows stay, whatever it says.
 */
export type CellState = { "kind": "loading" } | { "kind": "ready" } | { "kind": "failed",
/**
 * Why, and what to do.
 */
failure: Failure, };

/**
 * One profile in one region.
 */
export type CellView = {
/**
 * Which.
 */
cell: Cell,
/**
 * The account, once STS or the store has named it.
 */
account: AccountId | null,
/**
 * Where its reading stands.
 */
state: CellState,
/**
 * Why what lies deeper cannot be read, where the list itself can.
 */
detailsFailure?: Failure | null,
/**
 * When the rows were read; `None` where they never were.
 */
readAt: Timestamp | null,
/**
 * The services.
 */
rows: Array<FleetRow>, };

/**
 * Something that the user wants of a service.
 */
export type Change = { "kind": "deploy" } | { "kind": "pause" } | { "kind": "resume" } | { "kind": "delete" } | { "kind": "scale",
/**
 * As it should be.
 */
figures: ScalingFigures, } | { "kind": "associateDomain",
/**
 * The name.
 */
domain: string,
/**
 * Whether `www.` in front of it is served too.
 */
www: boolean, } | { "kind": "disassociateDomain",
/**
 * The name.
 */
domain: string, };

/**
 * A service's condition.
 *
 * The status alone does not tell a rollback from a success or a pause from a deployment; the newest
 * operation does (facts, 1 and 6). What has not been read is called unread, never guessed.
 */
export type Condition = { "kind": "running" } | { "kind": "paused" } | { "kind": "inProgress",
/**
 * What it does.
 */
operation: OperationKind,
/**
 * When it began.
 */
since: Timestamp | null,
/**
 * How long its kind usually takes on this service, in seconds.
 */
usualSeconds: number | null,
/**
 * Whether it is being undone.
 */
rollingBack: boolean, } | { "kind": "changing" } | { "kind": "maintenance",
/**
 * When the service last changed.
 */
since: Timestamp | null, } | { "kind": "operationFailed",
/**
 * What it was to do.
 */
operation: OperationKind,
/**
 * How it ended; never `succeeded`.
 */
verdict: Verdict,
/**
 * When it ended.
 */
endedAt: Timestamp | null,
/**
 * Whether the service is paused rather than serving.
 */
paused: boolean, } | { "kind": "createFailed" } | { "kind": "deleteFailed" } | { "kind": "deleted" } | { "kind": "unknown",
/**
 * The status, as reported.
 */
status: string, };

/**
 * What a choice would do to a file. Nothing in the file is ever removed or moved.
 */
export type ConfigDiff = {
/**
 * The file.
 */
path: string,
/**
 * Whether it has to be made.
 */
created: boolean,
/**
 * Where the file as it stands is copied to first; `None` where there is no file yet.
 */
backup: string | null,
/**
 * The lines, in the file's order.
 */
lines: Array<DiffLine>,
/**
 * Tells this state of the file from another: it is written only as long as this holds.
 */
fingerprint: string, };

/**
 * Everything about a service that can be shown.
 */
export type ConfigurationView = {
/**
 * Where the code comes from.
 */
source: Source,
/**
 * Whether a push deploys by itself.
 */
autoDeployments: boolean,
/**
 * The port the program listens on.
 */
port: string | null,
/**
 * The command that starts it, where it is not the image's own.
 */
startCommand: string | null,
/**
 * The command that builds it.
 */
buildCommand: string | null,
/**
 * CPU units, 1024 to a vCPU (facts, 7).
 */
cpu: number | null,
/**
 * Memory in MB.
 */
memory: number | null,
/**
 * The role of the running program.
 */
instanceRoleArn: string | null,
/**
 * The role that pulls the image.
 */
accessRoleArn: string | null,
/**
 * The connection to the source code repository.
 */
connectionArn: string | null,
/**
 * How health is checked.
 */
healthCheck: HealthCheck | null,
/**
 * Which auto scaling configuration is used.
 */
scaling: ScalingRef | null,
/**
 * Whether the service can be reached from the internet.
 */
public: boolean | null,
/**
 * The VPC connector outgoing traffic uses.
 */
vpcConnectorArn: string | null,
/**
 * `IPV4` or `DUAL_STACK`.
 */
ipAddressType: string | null,
/**
 * The ARN of the observability configuration, where traces go to X-Ray.
 */
observability: string | null,
/**
 * The key that encrypts the stored copies, where it is the customer's own.
 */
kmsKey: string | null,
/**
 * The environment's names, in alphabetical order.
 */
environment: Array<EnvironmentName>, };

/**
 * How insistently changes made with a profile are asked about.
 */
export type Confirmation = "byRisk" | "review" | "typedName";

/**
 * What follows from a change, in words.
 */
export type Consequence = {
/**
 * How to read it.
 */
tone: Tone,
/**
 * One sentence.
 */
text: string, };

/**
 * What the window is told of a link that was opened: never the link.
 */
export type ConsoleOpened = {
/**
 * The account that it leads to.
 */
account: AccountId,
/**
 * Whether it signs in by itself; otherwise the browser asks.
 */
signedIn: boolean, };

/**
 * An estimate before and after a change.
 */
export type CostChange = {
/**
 * As it is.
 */
before: CostEstimate,
/**
 * As it would be.
 */
after: CostEstimate, };

/**
 * An estimate, in US dollars a month. `None` where the region's price is not known.
 */
export type CostEstimate = {
/**
 * With no requests at all: the memory of MinSize instances.
 */
idle: number | null,
/**
 * With MaxSize instances busy all the time.
 */
full: number | null, };

/**
 * One associated domain.
 */
export type CustomDomain = {
/**
 * The domain's name.
 */
name: string,
/**
 * Whether `www.` in front of it is served too.
 */
www: boolean,
/**
 * Where the association stands.
 */
status: DomainStatus,
/**
 * The validation records; empty until App Runner has made them. They stay for good.
 */
records: Array<ValidationRecord>, };

/**
 * What IAM says of one action.
 */
export type Decision = "allowed" | "denied" | "explicitlyDenied" | "notKnown";

/**
 * A call that AWS refused in this run.
 */
export type Denial = {
/**
 * The action.
 */
action: string,
/**
 * With which profile, and where.
 */
cell: Cell,
/**
 * When it was last refused.
 */
at: Timestamp,
/**
 * AWS's words.
 */
message: string, };

/**
 * How tall a table's rows are.
 */
export type Density = "comfortable" | "compact";

/**
 * What happens to a line of a file.
 */
export type DiffKind = "kept" | "added";

/**
 * A line of a difference.
 */
export type DiffLine = {
/**
 * Its number in the file as it will be, from 1.
 */
number: number,
/**
 * What happens to it.
 */
kind: DiffKind,
/**
 * The line. Values that may be secret are left out of lines that stay.
 */
text: string, };

/**
 * One field, before and after.
 */
export type Difference = {
/**
 * The field's name, in AWS's words.
 */
field: string,
/**
 * As it is; `None` where it does not exist.
 */
before: string | null,
/**
 * As it would be; `None` where it would not exist.
 */
after: string | null, };

/**
 * The profiles that a person chose to make.
 */
export type DiscoveryChoice = {
/**
 * The session they are found in.
 */
session: SsoSessionKey,
/**
 * The profiles.
 */
profiles: Array<ProfileDraft>,
/**
 * Where they are to be kept.
 */
keepIn: KeepIn, };

/**
 * Where an association stands, in the API's words.
 */
export type DomainStatus = "CREATING" | "CREATE_FAILED" | "ACTIVE" | "DELETING" | "DELETE_FAILED" | "PENDING_CERTIFICATE_DNS_VALIDATION" | "BINDING_CERTIFICATE" | string;

/**
 * The domains of a service and where they must point.
 */
export type Domains = {
/**
 * What the domain (and `www.`) must point at.
 */
dnsTarget: string,
/**
 * The associated domains.
 */
domains: Array<CustomDomain>, };

/**
 * One environment variable: its name and where its value comes from.
 */
export type EnvironmentName = { "kind": "value",
/**
 * The variable's name.
 */
name: string, } | { "kind": "secret",
/**
 * The variable's name.
 */
name: string,
/**
 * The ARN or name in Secrets Manager or Parameter Store.
 */
reference: string, };

/**
 * A pushed event.
 */
export type Event = { "kind": "cell",
/**
 * The scope it belongs to.
 */
generation: Generation,
/**
 * The whole cell.
 */
view: CellView, } | { "kind": "cellsUnchanged",
/**
 * The scope they belong to.
 */
generation: Generation,
/**
 * Which, and when.
 */
cells: Array<CellAge>, } | { "kind": "rows",
/**
 * The scope they belong to.
 */
generation: Generation,
/**
 * The rows.
 */
rows: Array<FleetRow>, } | { "kind": "attempt",
/**
 * As it stands.
 */
attempt: Attempt, } | { "kind": "operationEnded",
/**
 * Whose.
 */
ended: FleetOperation,
/**
 * How.
 */
verdict: Verdict, } | { "kind": "imageKnown",
/**
 * Of which service.
 */
service: ServiceRef, } | { "kind": "profiles",
/**
 * All of them.
 */
list: ProfileList, } | { "kind": "signIn",
/**
 * As it stands.
 */
view: SignInView, } | { "kind": "open",
/**
 * What to open.
 */
target: OpenTarget, } | { "kind": "openScope",
/**
 * Its cells.
 */
scope: Scope, } | { "kind": "quitAsked",
/**
 * Which.
 */
held: Array<Attempt>, } | { "kind": "notice",
/**
 * What, and what to do.
 */
failure: Failure, };

/**
 * An error as the window receives it.
 *
 * `message` is the first cause's own words and is shown, never matched on. A cause's text is not
 * repeated in its parent's.
 */
export type Failure = {
/**
 * What the window acts on.
 */
code: FailureCode,
/**
 * What happened, in words for the person who reads them.
 */
message: string,
/**
 * AWS's request id, to quote to support.
 */
requestId: string | null,
/**
 * Whether the same call may work if it is simply made again.
 */
retryable: boolean,
/**
 * The permission that is missing or the call that failed, such as `apprunner:ListServices`.
 */
action: string | null,
/**
 * The profile and region it happened in.
 */
cell: Cell | null,
/**
 * What a person has to do before the same call can work.
 */
need: Need | null,
/**
 * What lay underneath, outermost first.
 */
causes: Array<string>,
/**
 * What a program of the user's own said of its failure.
 */
said: Said | null, };

/**
 * What went wrong, by what the user would do next: a code exists only where the window acts on it.
 */
export type FailureCode = "profileInvalid" | "credentialsExpired" | "needsSignIn" | "needsMfa" | "needsKeyring" | "credentialsRejected" | "accessDenied" | "throttled" | "network" | "tls" | "awsFault" | "notFound" | "invalidState" | "invalidRequest" | "quotaExceeded" | "clockSkew" | "refused" | "accountChanged" | "planStale" | "outcomeUnknown" | "superseded" | "localFile" | "internal";

/**
 * A line of a file.
 */
export type FilePlace = {
/**
 * The file's path.
 */
file: string,
/**
 * The line, from 1.
 */
line: number, };

/**
 * The operations of the fleet, as far as they were read.
 */
export type FleetActivity = {
/**
 * Newest first.
 */
operations: Array<FleetOperation>,
/**
 * Services whose operations were read.
 */
read: number,
/**
 * Services in the scope.
 */
of: number, };

/**
 * An operation of a service of the fleet.
 */
export type FleetOperation = {
/**
 * Whose.
 */
service: ServiceRef,
/**
 * The service's name.
 */
name: string,
/**
 * The operation.
 */
operation: Operation, };

/**
 * One service in the fleet.
 */
export type FleetRow = {
/**
 * How it is named in commands.
 */
service: ServiceRef,
/**
 * The account that owns it.
 */
account: AccountId,
/**
 * What the list said.
 */
summary: ServiceSummary,
/**
 * What it is doing.
 */
condition: Condition,
/**
 * What lies deeper; `None` until it is read.
 */
details: RowDetails | null, };

/**
 * The fleet in one scope.
 */
export type FleetView = {
/**
 * Which scope this is.
 */
generation: Generation,
/**
 * Its cells, in the scope's order.
 */
cells: Array<CellView>, };

/**
 * A value, and the variable that it comes from.
 */
export type FromEnvironment = {
/**
 * The variable's name.
 */
variable: string,
/**
 * What it says.
 */
value: string, };

/**
 * Counts the scopes that were opened: an answer for an older one is dropped.
 */
export type Generation = number;

/**
 * How the health of an instance is checked. Intervals in seconds.
 */
export type HealthCheck = {
/**
 * `TCP` or `HTTP`.
 */
protocol: string,
/**
 * The path asked for over HTTP.
 */
path: string | null,
/**
 * Seconds between checks.
 */
interval: number | null,
/**
 * Seconds to wait for an answer.
 */
timeout: number | null,
/**
 * Successes in a row until healthy.
 */
healthyThreshold: number | null,
/**
 * Failures in a row until unhealthy.
 */
unhealthyThreshold: number | null, };

/**
 * What becomes of a held attempt when it is not waited for.
 */
export type HeldChoice = "undo" | "call";

/**
 * Who a profile turned out to be, as STS answered.
 */
export type Identity = {
/**
 * The account.
 */
account: AccountId,
/**
 * The caller's ARN.
 */
arn: string, };

/**
 * Where profiles are to be kept.
 */
export type KeepIn = "configFile" | "app";

/**
 * A profile to be added.
 */
export type KeyDraft = {
/**
 * Its name.
 */
name: ProfileName,
/**
 * The key.
 */
key: KeySecret,
/**
 * The region to look in first.
 */
region: Region | null,
/**
 * Where its calls go instead of to AWS.
 */
endpointUrl: string | null,
/**
 * Where to keep the secret.
 */
place: KeyPlace, };

/**
 * Where the secret of a key is kept.
 */
export type KeyPlace = "keyring" | "thisSession";

/**
 * A profile whose key the user gave to Trackside.
 */
export type KeyProfile = {
/**
 * Its name.
 */
name: ProfileName,
/**
 * The key's id, which is no secret.
 */
accessKeyId: string,
/**
 * The region to look in first.
 */
region: Region | null,
/**
 * Where its calls go instead of to AWS.
 */
endpointUrl: string | null,
/**
 * Where the secret is.
 */
place: KeyPlace, };

/**
 * A secret as it is typed: once, into Rust.
 */
export type KeySecret = {
/**
 * The key's id.
 */
accessKeyId: string,
/**
 * Its secret.
 */
secretAccessKey: string,
/**
 * The token of a temporary key. Such a key is kept for this session only.
 */
sessionToken: string | null, };

/**
 * Who a key turned out to be, before it is kept.
 */
export type KeyTested = {
/**
 * Who.
 */
identity: Identity,
/**
 * The account that the profile's earlier key belonged to, where this key is another account's.
 */
otherAccountBefore: AccountId | null, };

/**
 * What stands between a profile and its secret in the system's keyring.
 */
export type KeyringObstacle = "locked" | "absent" | "slow" | "missing";

/**
 * What the system's keyring is like.
 */
export type KeyringView = {
/**
 * What is in the way; `None` where it answers and is open.
 */
obstacle: KeyringObstacle | null, };

/**
 * One line.
 */
export type LogLine = {
/**
 * When it was written.
 */
at: Timestamp,
/**
 * Who wrote it.
 */
origin: LogOrigin,
/**
 * The text, without the origin's mark and without control characters.
 */
text: string,
/**
 * Whether it says why something failed.
 */
failure: boolean, };

/**
 * Who wrote a line of a service's log.
 */
export type LogOrigin = "appRunner" | "build" | "other";

/**
 * One line of a chart: a metric and its statistic.
 */
export type MetricLine = "requests" | "status2xx" | "status4xx" | "status5xx" | "latencyP50" | "latencyP95" | "latencyP99" | "activeInstances" | "concurrency" | "cpuAverage" | "cpuMaximum" | "memoryAverage" | "memoryMaximum";

/**
 * A window of time that ends at the present.
 */
export type MetricRange = "hour" | "threeHours" | "day" | "week";

/**
 * The values of one line. A missing point is `None`, never 0.
 */
export type MetricSeries = {
/**
 * Which line.
 */
line: MetricLine,
/**
 * One value per entry of [`MetricSet::times`].
 */
values: Array<number | null>, };

/**
 * Every line of a service over one range, on one time axis.
 */
export type MetricSet = {
/**
 * The range asked for.
 */
range: MetricRange,
/**
 * Seconds between two points.
 */
periodSeconds: number,
/**
 * The start of each period, ascending, without gaps.
 */
times: Array<Timestamp>,
/**
 * The lines, in the order of [`MetricLine::ALL`].
 */
series: Array<MetricSeries>,
/**
 * When it was read.
 */
readAt: Timestamp, };

/**
 * Why a profile has no credentials until somebody does something.
 *
 * A provider never waits for a person: it answers this as its error, the window asks, and the call
 * that was interrupted is made again.
 */
export type Need = { "kind": "signIn",
/**
 * Which session.
 */
session: SsoSessionKey, } | { "kind": "login",
/**
 * The profile whose section names the login session.
 */
profile: ProfileName, } | { "kind": "mfa",
/**
 * The profile whose section names the device.
 */
profile: ProfileName,
/**
 * The device.
 */
serial: string, } | { "kind": "keyring",
/**
 * The profile whose secret it is.
 */
profile: ProfileName,
/**
 * What is in the way.
 */
obstacle: KeyringObstacle, };

/**
 * What the one HTTP client took from the environment when the program started.
 */
export type Network = {
/**
 * The proxies, at most one for each kind of calls. Loopback goes past all of them.
 */
proxies: Array<Proxy>,
/**
 * What else goes past them.
 */
pastProxies: FromEnvironment | null,
/**
 * The file of certificate authorities that are trusted besides the system's.
 */
authorities: FromEnvironment | null, };

/**
 * A service to open, as a command line or a notification names it.
 */
export type OpenTarget = {
/**
 * The profile and region, where they were named.
 */
cell: Cell | null,
/**
 * The service's name or ARN, where it was named.
 */
service: string | null, };

/**
 * One operation, as `ListOperations` tells of it.
 */
export type Operation = {
/**
 * Its id; with or without dashes, as reported.
 */
id: string,
/**
 * What it does.
 */
kind: OperationKind,
/**
 * How far it is.
 */
status: OperationStatus,
/**
 * When it began.
 */
startedAt: Timestamp | null,
/**
 * When it ended, once it has.
 */
endedAt: Timestamp | null,
/**
 * When its status last changed.
 */
updatedAt: Timestamp | null, };

/**
 * What an operation does, in the API's words.
 */
export type OperationKind = "START_DEPLOYMENT" | "CREATE_SERVICE" | "PAUSE_SERVICE" | "RESUME_SERVICE" | "DELETE_SERVICE" | "UPDATE_SERVICE" | string;

/**
 * The story of one operation.
 */
export type OperationLog = {
/**
 * The operation, as it stands.
 */
operation: Operation,
/**
 * The phases it went through; empty where its kind has none.
 */
phases: Array<Phase>,
/**
 * Its log, oldest line first.
 */
lines: Array<LogLine>,
/**
 * Older lines that were left out.
 */
dropped: number,
/**
 * Why it failed, in App Runner's words.
 */
reason: LogLine | null, };

/**
 * Operations, newest first, and the token of the page after them.
 */
export type OperationPage = {
/**
 * The operations.
 */
operations: Array<Operation>,
/**
 * The images that they shipped, by an operation's id as it is spelled above, where they are known.
 */
images: { [key in string]: ShippedImage },
/**
 * The next page's token; `None` on the last one.
 */
next: string | null, };

/**
 * An operation's status, in the API's words.
 */
export type OperationStatus = "PENDING" | "IN_PROGRESS" | "ROLLBACK_IN_PROGRESS" | "SUCCEEDED" | "FAILED" | "ROLLBACK_FAILED" | "ROLLBACK_SUCCEEDED" | string;

/**
 * One action, as the profile's page shows it.
 */
export type Permission = {
/**
 * Such as `apprunner:ListServices`.
 */
action: string,
/**
 * What for.
 */
purpose: Purpose,
/**
 * What IAM says.
 */
decision: Decision,
/**
 * The last refusal of this run, if there was one.
 */
denial: Denial | null, };

/**
 * Why IAM could not be asked what a profile may do.
 */
export type PermissionObstacle = { "kind": "notSimulated" } | { "kind": "failed",
/**
 * How.
 */
failure: Failure, };

/**
 * What a profile may do.
 */
export type Permissions = {
/**
 * Whom IAM was asked about; `None` where the identity is nobody that IAM can be asked about.
 */
principal: string | null,
/**
 * When.
 */
checkedAt: Timestamp,
/**
 * Why IAM could not be asked, where nothing is known.
 */
obstacle: PermissionObstacle | null,
/**
 * Every action that Trackside may ask for.
 */
permissions: Array<Permission>,
/**
 * The policies to copy, one for each purpose.
 */
policies: Array<PolicyText>, };

/**
 * One phase.
 */
export type Phase = {
/**
 * What happens in it, in words.
 */
name: string,
/**
 * Where it stands.
 */
state: PhaseState,
/**
 * When it began.
 */
startedAt: Timestamp | null,
/**
 * When it ended.
 */
endedAt: Timestamp | null, };

/**
 * Where a phase stands.
 */
export type PhaseState = "waiting" | "running" | "done" | "failed";

/**
 * Names a plan that the engine holds.
 */
export type PlanId = string;

/**
 * A plan, told. The plan itself stays in the engine.
 */
export type PlanView = {
/**
 * What `change_apply` takes.
 */
id: PlanId,
/**
 * What was asked for.
 */
change: Change,
/**
 * On which service.
 */
service: ServiceRef,
/**
 * The service's name.
 */
serviceName: string,
/**
 * In which account.
 */
account: AccountId,
/**
 * Whether that is production.
 */
production: boolean,
/**
 * Verb and service.
 */
title: string,
/**
 * The verb on the button.
 */
verb: string,
/**
 * What is at stake.
 */
risk: Risk,
/**
 * How it is put before the user.
 */
presentation: Presentation,
/**
 * The calls, in order.
 */
steps: Array<StepView>,
/**
 * Field by field, changed or not.
 */
difference: Array<Difference>,
/**
 * What follows.
 */
consequences: Array<Consequence>,
/**
 * What it costs, where that changes. An estimate.
 */
cost: CostChange | null,
/**
 * What must be typed before it is applied.
 */
typedName: string | null, };

/**
 * A policy to copy.
 */
export type PolicyText = {
/**
 * What it allows.
 */
purpose: Purpose,
/**
 * JSON, as README has it.
 */
json: string, };

/**
 * How a plan is put before the user.
 */
export type Presentation = "atOnce" | "strip" | "review";

/**
 * A profile.
 */
export type Profile = {
/**
 * Its name.
 */
name: ProfileName,
/**
 * How it comes by its credentials.
 */
kind: ProfileKind,
/**
 * The region its file names.
 */
defaultRegion: Region | null,
/**
 * The regions that the user reads with it.
 */
regions: Array<Region>,
/**
 * Its colour.
 */
color: ProfileColor,
/**
 * Whether what it reaches is production: changes ask more insistently.
 */
production: boolean,
/**
 * Whether changes are refused.
 */
readOnly: boolean,
/**
 * The regions in which changes are allowed; empty for all.
 */
allowedRegions: Array<Region>,
/**
 * How insistently changes are asked about.
 */
confirmation: Confirmation,
/**
 * What is known of its credentials.
 */
state: ProfileState,
/**
 * The account that it is, or was when it was last used.
 */
account: AccountId | null,
/**
 * The account's alias, where it has one that may be read.
 */
accountAlias: string | null,
/**
 * The account that it was before, where it has become another one and nobody has accepted that:
 * until then every change is refused.
 */
accountBefore: AccountId | null,
/**
 * The role that it takes, by name, where its section says so.
 */
role: string | null,
/**
 * The session of Identity Center that its credentials begin with.
 */
session: SsoSessionKey | null,
/**
 * When the credentials that are in use end; `None` where they do not, or there are none.
 */
expiresAt: Timestamp | null,
/**
 * How much it is used: the higher the more, and the lately the more.
 */
uses: number,
/**
 * Where it is defined; `None` where no file defines it.
 */
place: FilePlace | null,
/**
 * What makes it unusable before anything is asked of AWS: a loop, a contradiction.
 */
broken: Failure | null, };

/**
 * A colour that tells one profile from another at a glance; names of the theme's own tokens.
 */
export type ProfileColor = "red" | "amber" | "green" | "blue" | "purple" | "grey";

/**
 * A profile to be made of a role.
 */
export type ProfileDraft = {
/**
 * Its name.
 */
name: ProfileName,
/**
 * The account.
 */
account: AccountId,
/**
 * The role's name.
 */
role: string,
/**
 * The region that its section is to name.
 */
region: Region | null, };

/**
 * How a profile comes by its credentials.
 */
export type ProfileKind = "keys" | "sso" | "assumeRole" | "webIdentity" | "process" | "login" | "keyring" | "sessionKey" | "demo" | "unknown";

/**
 * The profiles that were found, and what could not be read while looking.
 */
export type ProfileList = {
/**
 * The profiles, in the files' order, Demo last.
 */
profiles: Array<Profile>,
/**
 * Files or parts of files that could not be read: which file, which line, what to do.
 */
problems: Array<Failure>, };

/**
 * A credential profile's name, as `~/.aws/config` spells it.
 */
export type ProfileName = string;

/**
 * All there is to know of one profile.
 */
export type ProfilePage = {
/**
 * The profile.
 */
profile: Profile,
/**
 * How it comes by its credentials.
 */
resolution: Resolution, };

/**
 * What the user says of one profile.
 */
export type ProfileSettings = {
/**
 * Its colour; `None` for the one that its name suggests.
 */
color: ProfileColor | null,
/**
 * Whether it is production; `None` for what its name suggests.
 */
production: boolean | null,
/**
 * Whether changes are refused.
 */
readOnly: boolean,
/**
 * The regions to read; empty for the profile's own.
 */
regions: Array<Region>,
/**
 * The regions in which changes are allowed; empty for all.
 */
allowedRegions: Array<Region>,
/**
 * How insistently changes are asked about.
 */
confirmation: Confirmation, };

/**
 * What is known of a profile's credentials.
 */
export type ProfileState = { "kind": "unread" } | { "kind": "ready",
/**
 * Who.
 */
identity: Identity, } | { "kind": "needs",
/**
 * What.
 */
need: Need,
/**
 * The same, as the failure that calls with it end in.
 */
failure: Failure, } | { "kind": "failed",
/**
 * Why, and what to do.
 */
failure: Failure, };

/**
 * Calls that have a proxy of their own.
 */
export type ProxiedCalls = "https" | "http" | "rest";

/**
 * A proxy.
 */
export type Proxy = {
/**
 * Which calls go through it.
 */
calls: ProxiedCalls,
/**
 * Where it is, without the user name and password that the variable may hold.
 */
address: FromEnvironment,
/**
 * Whether the variable holds a user name or a password.
 */
authenticated: boolean, };

/**
 * What an action is for.
 */
export type Purpose = "read" | "change" | "look";

/**
 * An AWS region's code, such as `eu-west-1`.
 */
export type Region = string;

/**
 * How a profile comes by its credentials, step by step.
 */
export type Resolution = {
/**
 * The steps, in the order in which they are taken.
 */
steps: Array<ResolutionStep>,
/**
 * What is wrong, the gravest first.
 */
problems: Array<ResolutionProblem>,
/**
 * Every section that has a part in it.
 */
sections: Array<FilePlace>, };

/**
 * Something wrong with a profile's sections.
 */
export type ResolutionProblem = {
/**
 * What is wrong.
 */
what: string,
/**
 * What to do.
 */
mend: string,
/**
 * Whether the profile does not work because of it.
 */
fatal: boolean,
/**
 * The profile whose section is meant.
 */
profile: ProfileName,
/**
 * The line.
 */
place: FilePlace | null, };

/**
 * A step on the way to a profile's credentials.
 */
export type ResolutionStep = {
/**
 * What is done, in words.
 */
what: string,
/**
 * What with: a role's ARN, a session's name. Never a secret.
 */
detail: string | null,
/**
 * The profile whose section asks for it.
 */
profile: ProfileName,
/**
 * The line that asks for it.
 */
place: FilePlace | null, };

/**
 * What is at stake, which decides how a change is presented.
 */
export type Risk = "reversible" | "deploy" | "disruptive" | "destructive";

/**
 * What `DescribeService` and `ListOperations` add to a row.
 */
export type RowDetails = {
/**
 * Where the code comes from.
 */
source: Source,
/**
 * Whether a push deploys by itself.
 */
autoDeployments: boolean,
/**
 * CPU units, 1024 to a vCPU.
 */
cpu: number | null,
/**
 * Memory in MB.
 */
memory: number | null,
/**
 * The newest operation.
 */
newest: Operation | null,
/**
 * When this was read.
 */
readAt: Timestamp, };

/**
 * What a program of the user's own said to its standard error: a `credential_process`, the AWS CLI.
 *
 * It is for the person who mends it, and may hold a secret: it goes to the window, `Debug` does not
 * show it, and what writes failures down leaves it out.
 */
export type Said = string;

/**
 * The three figures that auto scaling is made of.
 */
export type ScalingFigures = {
/**
 * Concurrent requests an instance takes before another one is started.
 */
maxConcurrency: number,
/**
 * Instances provisioned at least.
 */
minSize: number,
/**
 * Instances at most.
 */
maxSize: number, };

/**
 * Which auto scaling configuration a service uses.
 */
export type ScalingRef = {
/**
 * Its ARN, revision included.
 */
arn: string,
/**
 * Its name.
 */
name: string,
/**
 * Its revision.
 */
revision: number, };

/**
 * A service's auto scaling.
 */
export type ScalingView = {
/**
 * The revision in use; `None` where AWS did not list it.
 */
current: AutoScalingConfiguration | null,
/**
 * Every revision of the same name, newest first.
 */
revisions: Array<AutoScalingConfiguration>, };

/**
 * The cells the fleet is read from: the profiles and regions that the user chose.
 */
export type Scope = {
/**
 * Each once, in the user's order.
 */
cells: Array<Cell>, };

/**
 * A service's ARN.
 */
export type ServiceArn = string;

/**
 * A service as the window names it: where it was seen, and its ARN.
 */
export type ServiceRef = {
/**
 * The profile and region it is reached through.
 */
cell: Cell,
/**
 * Its ARN.
 */
arn: ServiceArn, };

/**
 * A service's status, in the API's words.
 */
export type ServiceStatus = "RUNNING" | "PAUSED" | "OPERATION_IN_PROGRESS" | "CREATE_FAILED" | "DELETE_FAILED" | "DELETED" | string;

/**
 * What `ListServices` says of a service, and all that a refresh reads.
 */
export type ServiceSummary = {
/**
 * The service's ARN.
 */
arn: ServiceArn,
/**
 * Its name.
 */
name: string,
/**
 * Its id: 32 hexadecimal digits.
 */
id: string,
/**
 * Its default domain, without a scheme; none before it was first created.
 */
url: string | null,
/**
 * When it was created.
 */
createdAt: Timestamp | null,
/**
 * When it was last changed.
 */
updatedAt: Timestamp | null,
/**
 * Its status.
 */
status: ServiceStatus, };

/**
 * A service, whole.
 */
export type ServiceView = {
/**
 * How it is named in commands.
 */
service: ServiceRef,
/**
 * The account that owns it.
 */
account: AccountId,
/**
 * What lists tell of it.
 */
summary: ServiceSummary,
/**
 * What it is doing.
 */
condition: Condition,
/**
 * Its configuration; environment values are not in it.
 */
configuration: ConfigurationView,
/**
 * Its newest operations, newest first.
 */
operations: Array<Operation>,
/**
 * How long each kind of operation usually takes on it, in seconds.
 */
usualSeconds: { [key in string]: number },
/**
 * When it was read.
 */
readAt: Timestamp, };

/**
 * A session of Identity Center that is to be added to the config file.
 */
export type SessionDraft = {
/**
 * Its name.
 */
name: SsoSessionKey,
/**
 * The address of the portal at which its people sign in.
 */
startUrl: string,
/**
 * The region that Identity Center is in.
 */
region: Region, };

/**
 * Every setting. A field that a file lacks has its default.
 */
export type Settings = {
/**
 * The form of the file.
 */
version: number,
/**
 * The theme.
 */
theme: Theme,
/**
 * The rows' height.
 */
density: Density,
/**
 * Seconds between refreshes while nothing is going on, 10 to 600.
 */
refreshSeconds: number,
/**
 * Whether closing the window leaves the program in the tray.
 */
keepInTray: boolean,
/**
 * Whether the end of an operation is announced by the system.
 */
notifications: boolean,
/**
 * Whether the Demo profiles are listed.
 */
showDemo: boolean,
/**
 * Whether times are shown in UTC.
 */
utc: boolean,
/**
 * Whether role sessions that took a code are also written to the AWS CLI's cache, so that it does
 * not ask again. They are plain text there.
 */
shareMfaSessions: boolean,
/**
 * What is said of single profiles.
 */
profiles: { [key in ProfileName]: ProfileSettings },
/**
 * Profiles of IAM Identity Center that are in no file.
 */
ssoProfiles: Array<AppSsoProfile>,
/**
 * Profiles whose key is in the system's keyring.
 */
keyProfiles: Array<KeyProfile>,
/**
 * The profiles and regions that were open last.
 */
scope: Scope | null, };

/**
 * The image that an operation has shipped, as far as it was known when the operation ended.
 */
export type ShippedImage = {
/**
 * The identifier that was configured, with the tag as it was called then.
 */
identifier: string,
/**
 * The digest that the identifier meant then.
 */
digest: string,
/**
 * The same image by its digest, which no later push can make another one.
 */
byDigest: string, };

/**
 * How a person proves who they are.
 */
export type SignInHow = "pkce" | "device";

/**
 * How far a sign-in is.
 */
export type SignInState = { "kind": "starting" } | { "kind": "waiting" } | { "kind": "done" } | { "kind": "failed",
/**
 * Why, and what to do.
 */
failure: Failure, } | { "kind": "cancelled" };

/**
 * A sign-in.
 */
export type SignInView = {
/**
 * The session that is signed in to.
 */
session: SsoSessionKey,
/**
 * The profiles that use it.
 */
profiles: Array<ProfileName>,
/**
 * How.
 */
how: SignInHow,
/**
 * The page to open in the system's browser, as soon as it is known.
 */
url: string | null,
/**
 * The code to compare, with [`SignInHow::Device`].
 */
code: string | null,
/**
 * When the browser's answer will not be waited for any longer.
 */
expiresAt: Timestamp,
/**
 * How far it is.
 */
state: SignInState, };

/**
 * Where the code comes from.
 */
export type Source = { "kind": "image",
/**
 * The image's identifier, tag or digest included.
 */
identifier: string,
/**
 * Whether it is in ECR Public rather than in a private ECR repository.
 */
public: boolean, } | { "kind": "code",
/**
 * The repository's URL.
 */
repository: string,
/**
 * The branch.
 */
branch: string,
/**
 * The folder that is built, where it is not the root.
 */
directory: string | null,
/**
 * The managed runtime; `None` where `apprunner.yaml` in the repository says it.
 */
runtime: string | null, } | { "kind": "unreported" };

/**
 * An account that the person who signed in may use.
 */
export type SsoAccount = {
/**
 * Its id.
 */
id: AccountId,
/**
 * Its name, as the organisation calls it.
 */
name: string,
/**
 * Its root user's address.
 */
email: string, };

/**
 * A role that the person who signed in may take in an account.
 */
export type SsoRole = {
/**
 * The account.
 */
account: AccountId,
/**
 * The role's name: the permission set's.
 */
name: string,
/**
 * The profile that is this role already.
 */
existing: ProfileName | null,
/**
 * A name that no profile has yet.
 */
suggested: ProfileName, };

/**
 * A session of IAM Identity Center: the name of its `sso-session` section, or the start URL of
 * profiles that name none. The AWS CLI names the token's file after it.
 */
export type SsoSessionKey = string;

/**
 * A session of IAM Identity Center, as it stands.
 */
export type SsoSessionView = {
/**
 * What it is known by.
 */
session: SsoSessionKey,
/**
 * Where its people sign in.
 */
startUrl: string,
/**
 * The region it is in.
 */
region: Region,
/**
 * The profiles that use it.
 */
profiles: Array<ProfileName>,
/**
 * When its token ends; `None` where it has none that is usable.
 */
signedInUntil: Timestamp | null,
/**
 * Whether the token is renewed without a person.
 */
renewable: boolean,
/**
 * Why the token could not be saved: the sign-in holds for this run only.
 */
trouble: Failure | null, };

/**
 * Everything that the window needs to draw its frame.
 */
export type Start = {
/**
 * The program's version.
 */
version: string,
/**
 * The settings.
 */
settings: Settings,
/**
 * The profiles.
 */
profiles: ProfileList,
/**
 * What to open: what was open last, or what a first run shows.
 */
scope: Scope,
/**
 * The fleet in it, opened; `None` where another scope was opened at the same moment.
 */
fleet?: FleetView | null,
/**
 * What the command line asks to open.
 */
open: OpenTarget | null,
/**
 * Which status allows which action.
 */
actions: Array<ActionRule>,
/**
 * The regions that App Runner exists in.
 */
regions: Array<Region>,
/**
 * Whether nothing but Demo was found, so that Demo is shown.
 */
demoOnly: boolean,
/**
 * Attempts that have not ended.
 */
inFlight: Array<Attempt>,
/**
 * What went wrong on the way up: a damaged file that was set aside.
 */
notices: Array<Failure>,
/**
 * `linux`, `macos` or `windows`.
 */
platform: string,
/**
 * Proxies and certificate authorities that the environment names.
 */
network: Network, };

/**
 * Where one step of an attempt stands.
 */
export type StepState = { "kind": "waiting" } | { "kind": "running" } | { "kind": "done" } | { "kind": "failed",
/**
 * Why.
 */
failure: Failure, } | { "kind": "unknown",
/**
 * How it was lost.
 */
failure: Failure, };

/**
 * One step, told.
 */
export type StepView = {
/**
 * What it does.
 */
title: string,
/**
 * The same call for the AWS CLI.
 */
cli: string, };

/**
 * Which theme is shown.
 */
export type Theme = "system" | "light" | "dark";

/**
 * A point in time: milliseconds since 1970-01-01T00:00:00Z.
 *
 * One integer type from the SDK to the window, so that no layer parses or formats dates and every
 * comparison is exact.
 */
export type Timestamp = number;

/**
 * How a consequence is to be read.
 */
export type Tone = "information" | "warning";

/**
 * A record that proves to the certificate authority that the domain is the user's.
 */
export type ValidationRecord = {
/**
 * The record's name.
 */
name: string,
/**
 * Its type, `CNAME`.
 */
kind: string,
/**
 * Its value.
 */
value: string,
/**
 * `PENDING_VALIDATION`, `SUCCESS` or `FAILED`, as reported.
 */
status: string | null, };

/**
 * How an operation ended. All but the first are failures.
 */
export type Verdict = "succeeded" | "failed" | "rolledBack" | "rollbackFailed";
