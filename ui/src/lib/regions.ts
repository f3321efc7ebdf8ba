/** The places behind the regions' codes, as AWS names them. */
const names: Record<string, string> = {
  "us-east-1": "N. Virginia",
  "us-east-2": "Ohio",
  "us-west-2": "Oregon",
  "ap-south-1": "Mumbai",
  "ap-southeast-1": "Singapore",
  "ap-southeast-2": "Sydney",
  "ap-northeast-1": "Tokyo",
  "eu-central-1": "Frankfurt",
  "eu-west-1": "Ireland",
  "eu-west-2": "London",
  "eu-west-3": "Paris",
};

/** A region's place, or its code where AWS has a region that we do not know. */
export function regionName(region: string): string {
  return names[region] ?? region;
}

/** Regions as choices: the code, and the place behind it. */
export function regionChoices(regions: readonly string[]) {
  return regions.map((region) => ({ value: region, label: region, detail: regionName(region) }));
}
