import { readdirSync, readFileSync } from 'node:fs'
import { readRoster } from '#engines/rosters/read-roster.ts'

export const data = process.env['COMMONWEAL_DATA']
export const asOf = '2026-08-05'

const folder = `${data}/legislators`
const people = 'openstates-people/data/ma'

export function official(...files: string[]) {
  return readRoster(files.map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') })), { asOf })
}

export function officialFolder(name: 'legislature' | 'executive' | 'retired' | 'municipalities' | 'committees') {
  return official(...readdirSync(`${folder}/${people}/${name}`).map((file) => `${people}/${name}/${file}`))
}

export const read = (text: string, name = 'roster') => readRoster([{ name, text }], { asOf })
export const readJson = (value: unknown) => read(JSON.stringify(value))
