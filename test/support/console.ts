import type { LightMyRequestResponse } from 'fastify';
import type { TestApp } from './app.ts';

/** A console page as it was answered. */
export interface ConsolePage {
  readonly status: number;
  readonly html: string;
  /** Where a redirect leads; null when it was a page. */
  readonly location: string | null;
  readonly response: LightMyRequestResponse;
}

/** Fields of a form; several values of one name are sent as several fields. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Opens and sends console pages without a browser, as the holder of a token or of a session's cookie. */
export interface ConsoleClient {
  open(path: string): Promise<ConsolePage>;
  /** Opens `path`, fills its form that posts to `action` (hidden fields as they stand) and sends it. */
  submit(path: string, action: string, fields: Fields): Promise<ConsolePage>;
  /** As {@link submit}, of a form with files. */
  upload(
    path: string,
    action: string,
    fields: Readonly<Record<string, string>>,
    files?: Readonly<Record<string, Uint8Array>>,
  ): Promise<ConsolePage>;
  /** Sends a form as it is, without opening any page before. */
  post(action: string, fields: Fields): Promise<ConsolePage>;
}

/** A client that presents these headers, such as `{authorization: 'Bearer …'}` or `{cookie: …}`. */
export function consoleClient(test: TestApp, headers: Readonly<Record<string, string>>): ConsoleClient {
  const answer = (response: LightMyRequestResponse): ConsolePage => ({
    status: response.statusCode,
    html: response.body,
    location: response.headers.location === undefined ? null : String(response.headers.location),
    response,
  });
  const client: ConsoleClient = {
    open: async (path) =>
      answer(await test.app.inject({ url: path, headers: { accept: 'text/html', ...headers } })),
    async submit(path, action, fields) {
      const page = await client.open(path);
      if (page.status !== 200) throw new Error(`${path}: ${page.status} ${page.html.slice(0, 500)}`);
      return client.post(action, { ...hiddenFields(page.html, action), ...fields });
    },
    async upload(path, action, fields, files = {}) {
      const page = await client.open(path);
      if (page.status !== 200) throw new Error(`${path}: ${page.status} ${page.html.slice(0, 500)}`);
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...hiddenFields(page.html, action), ...fields }))
        form.set(name, value);
      for (const [name, bytes] of Object.entries(files))
        form.set(name, new Blob([new Uint8Array(bytes)]), 'photo.png');
      const encoded = new Response(form);
      return answer(
        await test.app.inject({
          method: 'POST',
          url: action,
          headers: {
            accept: 'text/html',
            'content-type': encoded.headers.get('content-type') ?? '',
            ...headers,
          },
          payload: Buffer.from(await encoded.arrayBuffer()),
        }),
      );
    },
    post: async (action, fields) =>
      answer(
        await test.app.inject({
          method: 'POST',
          url: action,
          headers: {
            accept: 'text/html',
            'content-type': 'application/x-www-form-urlencoded',
            ...headers,
          },
          payload: encoded(fields),
        }),
      ),
  };
  return client;
}

function encoded(fields: Fields): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const item of typeof value === 'string' ? [value] : value) query.append(name, item);
  return query.toString();
}

/** The hidden fields of the form that posts to `action`; throws when the page has no such form. */
export function hiddenFields(html: string, action: string): Record<string, string> {
  const escaped = action.replaceAll('&', '&#38;').replaceAll('=', '&#61;');
  const start = html.indexOf(` method="post" action="${escaped}"`);
  if (start === -1) throw new Error(`no form posts to ${action}`);
  const form = html.slice(start, html.indexOf('</form>', start));
  const inputs = form.match(/<input type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(inputs.map((input) => [attributeOf(input, 'name'), attributeOf(input, 'value')]));
}

function attributeOf(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
