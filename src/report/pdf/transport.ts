/** Carries the DevTools protocol over two pipes: no port is opened that others could reach. */
import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "puppeteer-core";

/** Messages are JSON, each ended by a zero byte; a printed document arrives in many pieces. */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  let pieces: Buffer[] = [];
  const transport: ConnectionTransport = {
    send: (message) => void toBrowser.write(`${message}\0`),
    close: () => {
      toBrowser.destroy();
      fromBrowser.destroy();
    },
  };
  fromBrowser.on("data", (chunk: Buffer) => {
    let from = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, from)) {
      pieces.push(chunk.subarray(from, end));
      const message = Buffer.concat(pieces).toString("utf8");
      pieces = [];
      from = end + 1;
      transport.onmessage?.(message);
    }
    if (from < chunk.length) pieces.push(chunk.subarray(from));
  });
  fromBrowser.once("close", () => transport.onclose?.());
  // a dead browser shows as the closing of its pipe; the failed write says no more
  toBrowser.on("error", () => undefined);
  fromBrowser.on("error", () => undefined);
  return transport;
}
