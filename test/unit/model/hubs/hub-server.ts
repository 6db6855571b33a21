import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  readonly host: 'hub' | 'cdn';
  readonly url: string;
  readonly authorization: string | undefined;
  readonly range: string | undefined;
}

/** A fault that the next fitting request meets, once. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface LocalHub {
  readonly endpoint: string;
  readonly commit: string;
  readonly asked: Asked[];
  /** Faults still to come; each is offered every request until it takes one. */
  readonly faults: { readonly host: Asked['host']; readonly fault: Fault }[];
  readonly files: Map<string, Buffer>;
  /** What the tree says of a file where it is not the truth. */
  readonly lies: Map<string, string>;
  close(): Promise<void>;
}

export const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
export const gitBlob = (content: Buffer) =>
  createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

const isLarge = (path: string) => path.endsWith('.safetensors') || path.endsWith('.bin');

/** The Hub's routes on two local origins: its own, and that of the store that large files are redirected to. */
export async function localHub(
  repository: string,
  files: Record<string, Buffer | string>,
): Promise<LocalHub> {
  const commit = createHash('sha1').update(repository).digest('hex');
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
  const asked: Asked[] = [];
  const faults: LocalHub['faults'] = [];
  const lies = new Map<string, string>();

  const listen = async (
    host: Asked['host'],
    answer: (url: URL, request: IncomingMessage, response: ServerResponse) => void,
  ) => {
    const server = createServer((request, response) => {
      const { authorization, range } = request.headers;
      asked.push({ host, url: request.url as string, authorization, range });
      const met = faults.findIndex((entry) => entry.host === host && entry.fault(request, response));
      if (met === -1) answer(new URL(request.url as string, 'http://local'), request, response);
      else faults.splice(met, 1);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  };
  const json = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
  const nothing = (response: ServerResponse, code: string) =>
    response
      .writeHead(404, { 'content-type': 'application/json', 'x-error-code': code })
      .end('{"error":"not found"}');

  const cdn = await listen('cdn', (url, request, response) => {
    const content = contents.get(decodeURIComponent(url.pathname.slice(1)));
    if (content) sendRange(content, request, response);
    else nothing(response, 'NoSuchKey');
  });

  const hub = await listen('hub', ({ pathname, searchParams }, request, response) => {
    const api = `/api/models/${repository}`;
    const known = ['main', 'v1', commit];
    const [revision, path] = (
      /^\/resolve\/([^/]+)\/(.+)$/.exec(pathname.slice(repository.length + 1)) ?? []
    ).slice(1);
    if (pathname.startsWith(`${api}/revision/`)) {
      const asked = decodeURIComponent(pathname.slice(`${api}/revision/`.length));
      if (!known.includes(asked)) return nothing(response, 'RevisionNotFound');
      return json(response, {
        _id: '1',
        id: repository,
        sha: commit,
        private: false,
        lastModified: '2024-01-01',
      });
    }
    if (pathname === `${api}/tree/${commit}`) {
      const all = [...contents].map(([path, content]) => treeEntry(path, content, lies.get(path)));
      const second = searchParams.get('cursor') === 'second';
      const next = `${hub.origin}${pathname}?recursive=true&expand=false&cursor=second`;
      return json(
        response,
        second ? all.slice(2) : all.slice(0, 2),
        second ? {} : { link: `<${next}>; rel="next"` },
      );
    }
    const content = path === undefined ? undefined : contents.get(path);
    if (!content || !known.includes(revision ?? '')) return nothing(response, 'EntryNotFound');
    const headers = { 'x-repo-commit': commit };
    if (!isLarge(path as string))
      return sendRange(content, request, response, { ...headers, etag: `"${gitBlob(content)}"` });
    response
      .writeHead(302, {
        ...headers,
        location: `${cdn.origin}/${path}`,
        'x-linked-etag': `"${sha256(content)}"`,
        'x-linked-size': String(content.length),
      })
      .end();
  });

  const close = (server: Server) =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    endpoint: hub.origin,
    commit,
    asked,
    faults,
    files: contents,
    lies,
    close: async () => {
      await Promise.all([close(hub.server), close(cdn.server)]);
    },
  };
}

function treeEntry(path: string, content: Buffer, lie: string | undefined) {
  if (!isLarge(path)) return { type: 'file', oid: lie ?? gitBlob(content), size: content.length, path };
  const lfs = { oid: lie ?? sha256(content), size: content.length, pointerSize: 134 };
  return { type: 'file', oid: gitBlob(Buffer.from(`oid ${lfs.oid}`)), size: content.length, lfs, path };
}

function sendRange(
  content: Buffer,
  { headers: { range } }: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string> = {},
): void {
  const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
  if (from >= content.length && from > 0) return void response.writeHead(416).end('out of range');
  response
    .writeHead(range === undefined ? 200 : 206, {
      ...headers,
      'content-length': content.length - from,
      ...(range !== undefined && {
        'content-range': `bytes ${from}-${content.length - 1}/${content.length}`,
      }),
    })
    .end(content.subarray(from));
}

/** Answers once with a status instead of the content. */
export const answers =
  (status: number, headers: Record<string, string> = {}): Fault =>
  (_, response) => {
    response.writeHead(status, headers).end('no');
    return true;
  };

/** Sends `bytes` of a file, then breaks the connection. */
export const breaksAfter =
  (bytes: number, content: Buffer): Fault =>
  (_, response) => {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, bytes), () => setTimeout(() => response.destroy(), 50));
    return true;
  };
