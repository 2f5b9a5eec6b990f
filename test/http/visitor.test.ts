import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readVisitor } from '#http/visitor.ts'

const asVisitor = (...answers: Response[]) => ({ cookie: answers.flatMap((answer) => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])).join('; ') })
const place = { id: 'ocd-division/country:us/state:ma/place:arden', name: 'Arden ≈ “the Mills”; x=y', districts: { house: 'ocd-division/1', senate: 'ocd-division/2' } }
const round = '00000000-0000-4000-8000-000000000001'

function browser(key = 'one key', secure = false) {
  const app = new Hono()
  app.get('/', async (c) => {
    const { place: known, callId } = await readVisitor(c, key, secure)
    return c.json({ place: known, callId })
  })
  app.post('/place', async (c) => {
    await (await readVisitor(c, key, secure)).remember(place)
    return c.text('')
  })
  app.post('/call', async (c) => {
    await (await readVisitor(c, key, secure)).begin(round)
    return c.text('')
  })
  app.delete('/', async (c) => {
    (await readVisitor(c, key, secure)).forget()
    return c.text('')
  })
  const known = async (headers: Record<string, string>) => (await app.request('/', { headers })).json()
  return { post: (path: string) => app.request(path, { method: 'POST' }), forget: () => app.request('/', { method: 'DELETE' }), known }
}

test('a browser brings back its place and its round', async () => {
  const { post, known } = browser()
  expect(await known(asVisitor(await post('/place'), await post('/call')))).toEqual({ place, callId: round })
})

test('a browser that carries nothing is nobody', async () => {
  expect(await browser().known({})).toEqual({})
})

test('what another house signed is not believed', async () => {
  const answers = [await browser('another key').post('/place'), await browser('another key').post('/call')]
  expect(await browser().known(asVisitor(...answers))).toEqual({})
})

test('a signed value of another shape, from an older version perhaps, is forgotten', async () => {
  const app = new Hono()
  const { setSignedCookie } = await import('hono/cookie')
  const shapes = ['', 'null', '{}', '[]', '{"id":1}', JSON.stringify({ ...place, districts: ['x'] }), JSON.stringify({ ...place, name: 'x'.repeat(201) }), 'not json']
  app.get('/:at', async (c) => {
    await setSignedCookie(c, 'place', shapes[Number(c.req.param('at'))] ?? '', 'one key')
    await setSignedCookie(c, 'call', 'not a uuid', 'one key')
    return c.text('')
  })
  for (const at of shapes.keys()) expect(await browser().known(asVisitor(await app.request(`/${at}`)))).toEqual({})
})

test('cookies are out of reach of scripts and other sites, last as said, and are taken back as they were given', async () => {
  for (const [secure, mark] of [[true, '; Secure'], [false, '']] as const) {
    const { post, forget } = browser('one key', secure)
    expect((await post('/place')).headers.getSetCookie()).toEqual([expect.stringMatching(new RegExp(`^place=[^;]+; Max-Age=34560000; Path=/; HttpOnly${mark}; SameSite=Lax$`))])
    expect((await post('/call')).headers.getSetCookie()).toEqual([expect.stringMatching(new RegExp(`^call=[^;]+; Path=/; HttpOnly${mark}; SameSite=Lax$`))])
    expect((await forget()).headers.getSetCookie()).toEqual(['place', 'call'].map((name) => expect.stringMatching(new RegExp(`^${name}=; Max-Age=0; Path=/; HttpOnly${mark}; SameSite=Lax$`))))
  }
})

test('the place fits into a cookie, also with seven layers of long names', async () => {
  const districts = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`layer${at}`, `ocd-division/country:us/state:ma/sldu:${'long_name_'.repeat(8)}${at}`]))
  expect(encodeURIComponent(JSON.stringify({ ...place, districts })).length).toBeLessThan(3_500)
})
