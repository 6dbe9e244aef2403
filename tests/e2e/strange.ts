export const JSON_TYPE = { "content-type": "application/json" };
const BOUNDARY = "----seqack";

function multipart(text: string): string {
  const part = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="0"\r\n\r\n${text}\r\n`;
  return `${part}--${BOUNDARY}--\r\n`;
}

/** Ways in which a page of another site can make a browser ask, and what each is told. */
export const STRANGE: readonly {
  name: string;
  code: string;
  status: number;
  headers: Record<string, string>;
  body: (json: string) => string;
}[] = [
  {
    name: "a form",
    ...{ code: "CONTENT_TYPE_REFUSED", status: 415 },
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: (json) => `input=${encodeURIComponent(json)}`,
  },
  {
    name: "plain text that is JSON",
    ...{ code: "CONTENT_TYPE_REFUSED", status: 415 },
    headers: { "content-type": "text/plain;charset=UTF-8" },
    body: (json) => json,
  },
  {
    name: "a multipart form",
    ...{ code: "CONTENT_TYPE_REFUSED", status: 415 },
    headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    body: multipart,
  },
  {
    name: "octets",
    ...{ code: "CONTENT_TYPE_REFUSED", status: 415 },
    headers: { "content-type": "application/octet-stream" },
    body: (json) => json,
  },
  {
    name: "JSON without an Origin",
    ...{ code: "ORIGIN_REFUSED", status: 403 },
    headers: { ...JSON_TYPE, origin: "-" },
    body: (json) => json,
  },
  {
    name: "JSON with a foreign Origin",
    ...{ code: "ORIGIN_REFUSED", status: 403 },
    headers: { ...JSON_TYPE, origin: "https://evil.example" },
    body: (json) => json,
  },
  {
    name: "JSON from a frame without an origin",
    ...{ code: "ORIGIN_REFUSED", status: 403 },
    headers: { ...JSON_TYPE, origin: "null" },
    body: (json) => json,
  },
  {
    name: "JSON that the browser calls cross-site",
    ...{ code: "ORIGIN_REFUSED", status: 403 },
    headers: { ...JSON_TYPE, "sec-fetch-site": "cross-site" },
    body: (json) => json,
  },
  {
    name: "JSON from a neighbour on the same site",
    ...{ code: "ORIGIN_REFUSED", status: 403 },
    headers: { ...JSON_TYPE, "sec-fetch-site": "same-site" },
    body: (json) => json,
  },
];
