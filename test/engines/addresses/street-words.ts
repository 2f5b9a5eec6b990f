/** Words of which street names are made in the generated world. */
export const bases = `
Main|Elm|Oak|Maple|Pine|Cedar|Walnut|Chestnut|Spruce|Birch|Beech|Ash|Hickory|Willow|Poplar|Linden|Sycamore|Hemlock|Locust|Laurel
Juniper|Cherry|Apple|Orchard|Garden|Meadow|Forest|Grove|Wood|Field|Hill|Ridge|Valley|Brook|River|Lake|Pond|Spring|Ocean|Harbor|Bay
Beach|Shore|Cliff|Island|Marsh|Sandy|Stony|High|School|Church|Court|Market|Mill|Bridge|Depot|Railroad|Canal|Factory|Foundry|Granite
Quarry|Cottage|Prospect|Summit|Pleasant|Center|Central|Common|Winter|Summer|Autumn|May|June|Sunset|Sunrise|Sunny|Fair|Green|White
Gray|Brown|Black|Silver|Golden|Washington|Adams|Jefferson|Madison|Monroe|Jackson|Lincoln|Grant|Garfield|Franklin|Hancock|Revere
Warren|Otis|Winthrop|Endicott|Bradford|Standish|Alden|Brewster|Carver|Winslow|Webster|Sumner|Everett|Emerson|Thoreau|Hawthorne
Alcott|Whittier|Longfellow|Lowell|Holmes|Bowditch|Hooker|Putnam|Prescott|Stark|Knox|Greene|Lafayette|Liberty|Union|Federal|State
Congress|Constitution|Independence|Boston|Salem|Concord|Lexington|Plymouth|Essex|Suffolk|Norfolk|Bristol|Dover|Cambridge|Oxford
Windsor|Chester|Lancaster|Marlow|Marion|Marlon|Martin|Morton|Norton|Dalton|Walton|Weston|Easton|Preston|Clifton|Hilton|Milton|Wilton
Elton|Eaton|Heath|Heather|Hazel|Holly|Ivy|St James|St Mary|Saint Paul|Mt Vernon|Mount Auburn|Mt Pleasant|O'Brien|O'Connor|McGrath
Merchant's|Farmer's|Dr Lord|Peña|Winter Hill|Bunker Hill|Beacon Hill|Old Mill|Old Post|Old County|Great Plain|Long Pond|Indian Hill
Stone Wall|Apple Tree|Fox Run|Deer Path|Bay View|Pond View|Rocky Neck|Sandy Neck|E|N|A|B|East|North|West|South|First|Second|Third
4th|5th|Eleventh|12th|Twenty-First|33rd|Park|Circle|Lane`.split(/[|\n]/u).filter(Boolean)

/** Suffixes with their weights: how they are written short and long. */
export const suffixes = [
  ['St', 'Street', 40], ['Rd', 'Road', 20], ['Ave', 'Avenue', 18], ['Ln', 'Lane', 6], ['Dr', 'Drive', 6], ['Ct', 'Court', 3], ['Ter', 'Terrace', 3],
  ['Pl', 'Place', 3], ['Cir', 'Circle', 3], ['Hwy', 'Highway', 1], ['Pkwy', 'Parkway', 1], ['Sq', 'Square', 1], ['Way', 'Way', 2], ['', '', 3]
] as const

export const directions = [['N', 'North'], ['S', 'South'], ['E', 'East'], ['W', 'West']] as const
