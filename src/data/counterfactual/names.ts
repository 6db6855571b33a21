import type { Gender } from './gender.ts';

/** By whom a name is mostly borne in the United States: what a reader may take it for. */
export const CIRCLES = ['any', 'white', 'black', 'hispanic', 'asian'] as const;
export type Circle = (typeof CIRCLES)[number];

/**
 * First names of one circle that are about as frequent, as many of women as of men: whichever stands in for another, it is
 * no rarer a word. `common`: borne by at least 0.02 % of the women or of the men of the 1990 census; `rare`: by fewer.
 */
export interface NameClass extends Readonly<Record<Gender, readonly string[]>> {
  readonly circle: Circle;
  readonly frequency: 'common' | 'rare';
}

const names = (list: string): readonly string[] => list.split(' ');

/**
 * Chosen from the public-domain name files of the 1990 US census and from Tzioumis (2018), “Demographic aspects of first
 * names” (CC0): borne by one sex ten times as often as by the other; by that group in 9 of 10 cases (white), or 4 to 7
 * (others); names that are English words too were left out. The names of Bertrand & Mullainathan (2004) are among them.
 */
export const nameClasses: readonly NameClass[] = [
  {
    circle: 'any',
    frequency: 'common',
    female: names(
      'Helen Angela Julia Grace Naomi Dorothy Betty Sandra Ruth Jessica Shirley Cynthia Brenda Anna Virginia Martha Carolyn Marie Frances Alice Teresa Maria Gloria Evelyn Christina Theresa Irene Andrea Jacqueline Tina Diana Rita Victoria Sylvia Josephine Sheila Charlotte Monica Esther Emma',
    ),
    male: names(
      'Edward Anthony Leroy George Eric Raymond Jerry Walter Harold Henry Arthur Joe Albert Samuel Ralph Roy Benjamin Harry Fred Billy Steve Louis Howard Eugene Bobby Martin Ernest Phillip Jesse Clarence Johnny Jimmy Danny Tony Leonard Rodney Curtis Norman Vincent Theodore',
    ),
  },
  {
    circle: 'any',
    frequency: 'rare',
    female: names(
      'Winona Maya Zoe Cecile Isabelle Jocelyn Daphne Ursula Adeline Carmela Clarice Angeline Claudette Gabrielle Justine Leila',
    ),
    male: names(
      'Darius Malik Xavier Emmett Emanuel Edmond Otto Emmanuel Pierre Elton Damian Quentin Elliott Anton Marcel Raphael',
    ),
  },
  {
    circle: 'white',
    frequency: 'common',
    female: names(
      'Linda Donna Laura Sarah Christine Heather Denise Anne Emily Carrie Jill Laurie Kristen Allison Meredith Mary Patricia Barbara Elizabeth Jennifer Susan Margaret Lisa Nancy Karen Carol Sharon Michelle Kimberly Deborah Melissa Amy Rebecca Kathleen Pamela Amanda Stephanie Catherine Julie Katherine',
    ),
    male: names(
      'James Robert Michael David Charles Joseph Daniel Matthew Andrew Todd Jay Greg Brett Brad Neil Geoffrey John William Richard Thomas Christopher Paul Donald Kenneth Steven Brian Ronald Kevin Jason Gary Timothy Larry Jeffrey Scott Stephen Joshua Dennis Patrick Peter Douglas',
    ),
  },
  {
    circle: 'white',
    frequency: 'rare',
    female: names(
      'Elise Jolene Keri Kirsten Jaclyn Jeanine Cathleen Meagan Haley Hilary Brianna Penelope Ashlee Noreen',
    ),
    male: names(
      'Brendan Connor Darrin Emil Trent Stephan Ethan Bryce Blaine Gavin Norbert Thaddeus Stefan Collin',
    ),
  },
  {
    circle: 'black',
    frequency: 'common',
    female: names('Latoya Latonya Tamika Latasha Bessie Hattie Mattie Essie'),
    male: names('Tyrone Jermaine Darnell Reginald Cedric Otis Horace Alonzo'),
  },
  {
    circle: 'black',
    frequency: 'rare',
    female: names(
      'Keisha Tanisha Lakisha Aisha Shanice Latisha Tameka Lawanda Octavia Latanya Latrice Jamila Ayanna Odessa',
    ),
    male: names(
      'Quincy Jamal Rasheed Kareem Hakim Tremayne DeShawn Lamont Demetrius Antoine Isaiah Donnell Jarvis Alphonso',
    ),
  },
  {
    circle: 'hispanic',
    frequency: 'common',
    female: names(
      'Rosa Ana Irma Margarita Juana Blanca Leticia Angelica Silvia Lorena Josefina Francisca Esperanza Maribel',
    ),
    male: names(
      'Hector Alejandro Ignacio Santiago Jose Juan Carlos Luis Miguel Jorge Pedro Roberto Ricardo Javier',
    ),
  },
  {
    circle: 'hispanic',
    frequency: 'rare',
    female: names(
      'Graciela Marisol Yesenia Fabiola Ximena Paloma Itzel Mayra Beatriz Maritza Esmeralda Alejandra Araceli Rocio',
    ),
    male: names(
      'Joaquin Esteban Rigoberto Mateo Humberto Vicente Efrain Agustin Adolfo Gregorio Moises Alvaro Diego Gonzalo',
    ),
  },
  {
    circle: 'asian',
    frequency: 'rare',
    female: names('Mei Thuy Linh Priya Yuki Soo-jin Ananya Xiaoyan Phuong Keiko Akiko Indira Asha Yoshiko'),
    male: names('Wei Tuan Minh Rajesh Hiroshi Jun Arjun Sanjay Kenji Hung Hai Takeshi Vikram Jae-hyun'),
  },
];
