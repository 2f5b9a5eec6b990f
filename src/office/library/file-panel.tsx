import type { Resource } from '#domain/library/resources.ts'
import { routes } from '#http/routes.ts'
import { Asking, Dialog } from '#ui/dialog.tsx'
import { FileField } from '#ui/file-field.tsx'
import { fileFacts } from '#ui/resource-words.ts'

const accept = '.pdf,.docx,.pptx,.xlsx,.odt,.odp,.ods,.txt,.md,.csv,.png,.jpg,.jpeg,.webp,.mp3,.m4a,.mp4,.webm'
const hint = <>
  A PDF, a document, table or slides of an office program, text, CSV, a picture, sound or film, up to 200 MB. It is handed on as it is, with whatever it says of who made it and where.
  A film needs captions in it, or its words in the text below.
</>

/** The file of a resource: what it is now, another in its place, or none. */
export function FilePanel({ resource, wrong }: { resource: Resource; wrong?: string }) {
  const { file, file_name: name } = resource
  const href = routes.office.resourceFile.href(resource)
  return (
    <section class="panel card" aria-labelledby="file-title">
      <h2 id="file-title">{file ? 'The file' : 'No file yet'}</h2>
      {file && (
        <div class="row row--apart">
          <p class="breaks"><a href={href} download data-turbo="false">{name}</a> <span class="meta">{fileFacts(resource)}</span></p>
          <Asking dialog="remove-file">Remove the file</Asking>
        </div>
      )}
      <form class="fields" method="post" action={href} enctype="multipart/form-data">
        <FileField label={file ? 'Another in its place' : 'Send one'} name="file" accept={accept} hint={hint} wrong={wrong} />
        <p class="buttons"><button class="button button--small">{file ? 'Replace the file' : 'Send the file'}</button></p>
      </form>
      {file && (
        <Dialog id="remove-file" title="Remove the file?" href={href} method="DELETE" verb="Remove it" keep="Keep it" danger>
          <p>“{name}” is deleted here and nobody can take it along any more. The words of the resource stay.</p>
        </Dialog>
      )}
    </section>
  )
}
