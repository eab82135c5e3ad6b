// Brings a file to the server.
import type { Schema } from 'kehu-client';
import { kehu } from '../../api/kehu';

/** Up to so many bytes a file goes along with the call, as text; a larger one is uploaded. */
const inline = 500_000;

/** Begins an import of the file. */
export async function begin(file: File, kind: string): Promise<Schema<'ImportsImportOutput'>> {
  if (file.size <= inline) {
    const { data } = await kehu.POST('/v1/imports', { body: { kind, fileName: file.name, content: await base64(file) } });
    return data!;
  }
  const { data } = await kehu.POST('/v1/imports', { body: { kind, fileName: file.name, size: file.size } });
  const answer = await fetch(data!.upload!.url, { method: 'PUT', headers: data!.upload!.headers as Record<string, string>, body: file });
  if (!answer.ok) throw new Error(`${file.name}: ${answer.status}`);
  return data!;
}

/** The bytes of a file as text. */
export async function base64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  // As many at once as a call takes for certain.
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(binary);
}
