/** What a column of a start list or of results can mean, with the names that common exports give it, in letters and digits only. */
export const FIELDS = {
  bib: "bib bibno bibnumber bibnum startnumber startno startnr stnr racenumber raceno number no nr startnummer dossard dorsal ゼッケン 배번 배번호 참가번호 번호",
  name: "name fullname runner runnername athlete athletename participant participantname displayname teilnehmer nom nombre 이름 성명 선수명 참가자 참가자명",
  firstName: "first firstname givenname forename fname vorname prenom prénom",
  lastName: "last lastname surname familyname lname nachname familienname apellido apellidos",
  gender: "gender sex mf g geschlecht sexe sexo 성별",
  birth:
    "dob dateofbirth birthdate birthday birth yob yearofbirth birthyear jahrgang jg geburtsdatum geburtsjahr 생년월일 출생연도 생년 출생년도",
  age: "age ageonraceday raceage alter 나이 연령",
  race: "race racename event eventname subevent distance contest course wettbewerb strecke parcours 종목 코스 부문 거리",
  division:
    "division div agegroup agegrp ag category class altersklasse klasse ak categorie catégorie categoria categoría 연령대 구분 디비전",
  wave: "wave corral startgroup startwave 웨이브 조 출발조 그룹",
  club: "club team teamname clubname affiliation verein mannschaft equipo 클럽 소속 팀 동호회",
  email: "email emailaddress mail 이메일 메일",
  minor: "minor isminor underage 미성년 미성년자",
  status: "status resultstatus finishstatus 상태 완주여부 완주",
  gunTime:
    "guntime gun gross grosstime clocktime officialtime gunelapsed brutto bruttozeit 건타임 총기록 공식기록 건기록",
  chipTime:
    "chiptime chip net nettime time finishtime finish chipelapsed totaltime netto nettozeit zeit temps tiempo 기록 넷타임 순기록 칩타임 넷기록",
  placeOverall:
    "place overall overallplace overallrank rank pos position oa rang platz gesamtplatz 순위 전체순위 종합순위",
  placeGender: "genderplace sexplace genderrank placegender sexpl 성별순위",
  placeDivision:
    "divisionplace divplace agegroupplace agegrouprank agrank agplace categoryplace divpl 연령순위 부문순위",
} as const satisfies Record<string, string>;
export type Field = keyof typeof FIELDS;

/** What each column means, by its position: a field, `split:{checkpointId}`, or `undefined` for nothing. */
export type Mapping = readonly (Field | `split:${string}` | undefined)[];

interface Checkpoint {
  readonly id: string;
  readonly name: string;
}

const BY_NAME = new Map(
  Object.entries(FIELDS).flatMap(([field, names]) => names.split(" ").map((name) => [name, field as Field] as const)),
);

/** Letters and digits of any script, in lower case: `Bib #` and `BIB-NO.` are plain then. */
function plain(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

export function recognised(header: string): boolean {
  return BY_NAME.has(plain(header));
}

/** Guesses what columns mean from their names. Each meaning is given once, to the first column that has it. */
export function guess(headers: readonly string[], checkpoints: readonly Checkpoint[]): Mapping {
  const taken = new Set<string>();
  const once = <Meaning extends string>(meaning: Meaning | undefined): Meaning | undefined => {
    if (meaning === undefined || taken.has(meaning)) return undefined;
    taken.add(meaning);
    return meaning;
  };
  return headers.map((header) => {
    const name = plain(header);
    const checkpoint = checkpoints.find(({ id, name: title }) => plain(id) === name || plain(title) === name);
    return checkpoint ? once(`split:${checkpoint.id}` as const) : once(BY_NAME.get(name));
  });
}
