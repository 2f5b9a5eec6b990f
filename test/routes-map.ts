import { routes } from '#http/routes.ts'

const { asset, ...wings } = routes
for (const [wing, addresses] of Object.entries(wings)) {
  console.log(wing)
  for (const [name, { pattern }] of Object.entries(addresses)) console.log(`  ${name.padEnd(16)} ${pattern}`)
}
console.log(`asset\n  ${asset.pattern}`)
