/** What the rule pack calls a source, and how a person who has never seen a developer's page would. Applied in order. */
const plainNames: readonly (readonly [RegExp, string])[] = [
  [/微信开放平台备案接口\s*[a-z_]*\s*的字段说明/gu, '微信官方备案填写说明'],
  [/微信备案接口代码表(?:的公开留存)?/gu, '微信官方备案选项表'],
  [/微信备案接口\s*query_[a-z_]+/gu, '微信官方备案选项表'],
  [/微信备案接口的备注说明/gu, '微信官方备案填写说明'],
  [/微信备案接口示例/gu, '微信官方备案示例'],
  [/华为快应用备案接口文档/gu, '华为快应用备案说明'],
  [/官方开发包/gu, '官方说明'],
  [/RFC\s*\d+\s*/gu, ''],
  [/GB(?:\/T)?\s*(\d+)(?:[-—]\d+)?\s*([^；，（）]+)/gu, '国家标准《$2》'],
];

/**
 * The exact ids a row of the rule pack keeps for whoever looks it up: numbers of reasons, interfaces, packages.
 *
 * An id within brackets takes its brackets along.
 */
const exactIds: readonly RegExp[] = [
  /（经\s*npm[^（）]*）/gu,
  /（[a-z0-9_.、\s]*[a-z]_[a-z0-9_.、\s]*）/gu,
  /\s*RJ\d{2}(?:、RJ\d{2})*/gu,
  /\s*\b[a-z0-9]+(?:[_.][a-z0-9]+)*(?:_|\.[a-z]+\.)[a-z0-9_.]+\b/gu,
];

/**
 * A source in words for whoever reads a finding, a report or the rules; the exact source stays in the data.
 *
 * Not for JSON. A source that names no interface is said as it is.
 */
export function saySource(source: string): string {
  const named = plainNames.reduce((said, [exact, plain]) => said.replace(exact, plain), source);
  return exactIds.reduce((said, id) => said.replace(id, ''), named).trim();
}
