import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** A phone number as people write it, in E.164 ("+16175550142"); `undefined` when it cannot be one. Without a country code it is American. */
export function readPhone(text: string): string | undefined {
  const number = parsePhoneNumberFromString(text.slice(0, 60), 'US')
  return number?.isPossible() ? number.number : undefined
}

/** As it is dialled in its own country: "(617) 555-0142"; abroad with its country code. */
export function writePhone(number: string): string {
  const known = parsePhoneNumberFromString(number)
  if (!known) return number
  return known.countryCallingCode === '1' ? known.formatNational() : known.formatInternational()
}
