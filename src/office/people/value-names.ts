/** What is kept of a person, as pages call it. */
export const valueNames: Record<string, string> = {
  name: 'Name', given_name: 'Given name', family_name: 'Family name', pronouns: 'Pronouns', emails: 'E-mail addresses', phones: 'Phones', street: 'House number and street',
  locality: 'City or town', region: 'State', postcode: 'ZIP code', language: 'Language', tags: 'Tags', source: 'Source',
}
