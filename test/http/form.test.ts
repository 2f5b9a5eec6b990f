import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkForm, readForm, readGiven, refuse } from '#http/form.ts'
import { formMethod } from '#http/form-method.ts'

const shape = z.object({ town: z.string().trim().min(1, 'Which town?'), note: z.string().max(5, 'Shorter, please.').default('') })
const app = new Hono()
app.use(formMethod(app))
app.post('/given', async (c) => c.json(await readGiven(c)))
app.on(['PUT', 'DELETE'], '/given', async (c) => c.json({ method: c.req.method, ...await readGiven(c) }))
app.post('/form', async (c) => c.json(await readForm(c, shape)))

const send = async (body: BodyInit, path = '/given', type?: string) => app.request(path, { method: 'POST', body, headers: type ? { 'content-type': type } : {} })
const given = async (body: BodyInit, path?: string) => (await send(body, path)).json()

test('what was typed comes as text: no NULs, no controls, no half characters, lines end as lines do', async () => {
  expect(await given(new URLSearchParams({ a: 'x\u0000\u0001\u001b\u007fy', b: 'one\r\ntwo\ttabbed\n', c: '\ud800' }))).toEqual({ a: 'xy', b: 'one\ntwo\ttabbed\n', c: '\ufffd' })
})

test('letters of every script, emoji and directions stay as they are', async () => {
  const words = 'Añejo Łódź 東京 العربية 👩‍👩‍👧 \u202e'
  expect(await given(new URLSearchParams({ words }))).toEqual({ words })
})

test('of a repeated field the last counts; lists and files count for nothing', async () => {
  const form = new FormData()
  form.append('a', 'first')
  form.append('a', 'last')
  form.append('b[]', 'x')
  form.append('c', new File(['x'], 'x.txt'))
  expect(await given(form)).toEqual({ a: 'last' })
})

test('a form without a form’s type has no fields', async () => {
  for (const type of ['application/json', 'text/plain', '']) expect(await (await send('{"a":"b"}', '/given', type || undefined)).json()).toEqual({})
})

test('a refused form keeps what was typed beside what is wrong with it', async () => {
  expect(await given(new URLSearchParams({ town: '  ', note: 'too long', more: 'x' }), '/form')).toEqual({
    ok: false, given: { town: '  ', note: 'too long', more: 'x' }, errors: { town: ['Which town?'], note: ['Shorter, please.'] },
  })
  expect(checkForm({ town: ' Arden ' }, shape)).toEqual({ ok: true, values: { town: 'Arden', note: '' } })
  expect(refuse({ a: 'b' }, 'a', 'No.')).toEqual({ ok: false, given: { a: 'b' }, errors: { a: ['No.'] } })
})

test.each(['PUT', 'DELETE'])('a form that means %s arrives as that, with its fields', async (method) => {
  const form = new FormData()
  for (const [name, value] of [['_method', method], ['town', 'Arden']] as const) form.set(name, value)
  for (const body of [new URLSearchParams({ _method: method, town: 'Arden' }), form]) expect(await given(body)).toEqual({ method, town: 'Arden' })
})

test.each(['GET', 'HEAD', 'TRACE', 'put', 'POST', 'x y', ''])('a form that says it means "%s" is only posted', async (method) => {
  expect(await given(new URLSearchParams({ _method: method, town: 'Arden' }))).toMatchObject({ town: 'Arden' })
})

test('a form that arrived damaged is refused', async () => {
  expect((await send('x', '/given', 'multipart/form-data; boundary=y')).status).toBe(400)
  expect((await send('x', '/given', 'multipart/form-data')).status).toBe(400)
})
