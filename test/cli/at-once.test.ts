import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '#http/routes.ts'
import { addressFile, addressRows, drawing, townSquares } from '../domain/legislature/drawn.ts'
import { installation, until } from '../real-server.ts'
import { commonweal, given } from './commonweal.ts'

const here = await installation()
const take = (...words: string[]) => commonweal(['import', ...words], { DATABASE_URL: '', COMMONWEAL_HOME: here.home })
const pages = async () => Promise.all([routes.site.find.href(), routes.site.home.href()].map(async (path) => (await fetch(here.origin + path)).text()))
const doors = async () => (await pages()).map((page) => ({ point: page.includes('Where I am now'), address: page.includes('Street address') }))

beforeAll(() => here.start(), 120_000)
afterAll(() => here.remove())

test('a running server opens its doors as soon as another program has imported what they need', async () => {
  const both = (point: boolean, address: boolean) => [{ point, address }, { point, address }]
  expect(await doors()).toEqual(both(false, false))
  expect(await take('boundaries', await given('towns.geojson', drawing(townSquares())))).toMatchObject({ code: 0 })
  await until(async () => (await doors()).every(({ point }) => point))
  expect(await doors()).toEqual(both(true, false))

  expect(await take('addresses', await given('all.csv', addressFile(addressRows(10, 10))))).toMatchObject({ code: 0 })
  await until(async () => (await doors()).every(({ address }) => address))
  expect(await doors()).toEqual(both(true, true))
  expect(here.isRunning()).toBe(true)
}, 120_000)
