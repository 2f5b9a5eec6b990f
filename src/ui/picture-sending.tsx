import { routes } from '#http/routes.ts'

/** A picture for the text from one's own computer: chosen here, dropped or pasted into the text. Without words for those who do not see it, it does not go in. `name`: of the field it is for. */
export function PictureSending({ name }: { name: string }) {
  const id = (part: string) => `${name}-sent-${part}`
  return (
    <picture-sending class="picture-sending" data-href={routes.office.pictures.href()}>
      <p class="field">
        <label for={id('file')}>A picture from your computer</label>
        <input id={id('file')} type="file" accept="image/*" aria-describedby={id('hint')} />
        <span class="field__hint" id={id('hint')}>Or drop or paste one into the text. It goes on the shelf, too.</span>
      </p>
      <p class="field__error" role="alert" hidden />
      <div class="picture-sending__ask card" role="group" aria-labelledby={id('title')} hidden>
        <p id={id('title')} class="picture-sending__title" />
        <canvas hidden aria-hidden="true" />
        <p class="field">
          <label for={id('alt')}>What is to be seen</label>
          <input id={id('alt')} type="text" maxLength={500} autocomplete="off" aria-required="true" aria-describedby={id('alt-hint')} data-said="alt" />
          <span class="field__hint" id={id('alt-hint')}>For those who do not see it, as in “Nine people with signs on the State House steps, in the rain”.</span>
        </p>
        <p class="field">
          <label for={id('credit')}>Who took it <span class="field__optional">(optional)</span></label>
          <input id={id('credit')} type="text" maxLength={200} autocomplete="off" data-said="credit" />
        </p>
        <p class="progress" hidden><progress max={100} value={0} aria-labelledby={id('far')} /> <span class="meta" id={id('far')} role="status" /></p>
        <p class="buttons">
          <button class="button button--primary button--small" type="button" data-do="send">Put it in</button>
          <button class="button button--small button--quiet" type="button" data-do="leave">Leave it</button>
        </p>
      </div>
    </picture-sending>
  )
}
