import type { EdgeFault } from './problem';

const BUFFER_BYTES = 64 * 1024;

export type UploadRequest = Request & { readonly body: ReadableStream<Uint8Array> };

/** Whether a request has a body to pass on. The runtime allows no stream as the body of a GET or HEAD: theirs pass as they are. */
export function isUpload(request: Request): request is UploadRequest {
  return request.body !== null && request.method !== 'GET' && request.method !== 'HEAD';
}

/**
 * The body of a request on its way to the functions, passed on piece by piece. Passing it on natively would be shorter, but
 * then a body without an announced length has no limit, and when time runs out it is unknown which side was slow.
 */
export class Upload {
  /** What the functions receive: with a length if the client announced one, otherwise in chunks. */
  readonly body: ReadableStream;
  /** Resolves when the upload has ended, complete or not. */
  readonly ended: Promise<void>;
  /** Whether the client has to send the next piece; otherwise the functions have to take the last one. */
  waitsForClient = true;

  /** @param cut ends the exchange with the functions, so that they never take half a body for a whole one */
  constructor(
    { headers, body }: UploadRequest,
    private readonly limitBytes: number,
    private readonly cut: (fault: EdgeFault) => void,
  ) {
    const announced = headers.get('Content-Length');
    const length = announced === null ? null : Number(announced);
    const { readable, writable } = length === null ? new IdentityTransformStream() : new FixedLengthStream(length);
    this.body = readable;
    this.ended = this.pass(
      body.getReader({ mode: 'byob' }),
      writable.getWriter(),
      Math.min(length ?? BUFFER_BYTES, BUFFER_BYTES) || 1,
    );
  }

  private async pass(
    from: ReadableStreamBYOBReader,
    to: WritableStreamDefaultWriter<Uint8Array>,
    bufferBytes: number,
  ): Promise<void> {
    try {
      let bytes = 0;
      // One buffer for the whole upload: a new one for each piece would be a hundred megabytes of garbage for a large upload.
      let buffer = new ArrayBuffer(bufferBytes);
      for (;;) {
        const { done, value } = await this.next(from, buffer);
        if (done) break;
        bytes += value.length;
        if (bytes > this.limitBytes) {
          this.cut('body-too-large');
          throw new Error('The body is larger than the limit.');
        }
        await to.write(value);
        buffer = value.buffer as ArrayBuffer;
      }
      await to.close();
    } catch (fault) {
      // Without the end of the body the runtime closes the connection to the functions.
      await to.abort(fault).catch(() => {});
    }
  }

  private async next(
    from: ReadableStreamBYOBReader,
    buffer: ArrayBuffer,
  ): Promise<ReadableStreamReadResult<Uint8Array>> {
    this.waitsForClient = true;
    try {
      return await from.read(new Uint8Array(buffer));
    } catch (fault) {
      // The client left, or its chunks are not well-formed.
      this.cut('upload-broken');
      throw fault;
    } finally {
      this.waitsForClient = false;
    }
  }
}
