declare module 'which-polygon' {
  export default function whichPolygon<Properties>(collection: { features: { properties: Properties }[] }):
    (point: [lon: number, lat: number]) => Properties | null
}
