"""The words of languages that say what a line of a transcript is; data only, one `Language` a language.

To add a language, add its value here, an example of each word to `tests/languages`, and a transcript with its pairs to
`tests/source/cases`. All languages are read at once, because a page seldom says in which one it is written. So no word
may harm another language: none that begins a person's name there belongs to `askers`, `starters`, `roles`, `offices` or
`credits`.
"""

from functools import cache
from typing import NamedTuple

from .words import name_keys

FEWEST_LETTERS = 3
"""Letters by which a month is known: `Nov`, `nov.`."""


class Language(NamedTuple):
    """Words as people write them, separated by blanks; where they are phrases, by commas. Compared folded."""

    name: str
    askers: str = ""
    """First words of the labels of those who ask: `Question from Perm`."""
    answerers: str = ""
    """First words of the labels of those who answer: `Interviewee`."""
    askers_last: str = ""
    """Ends of such labels, where the language puts them last: `新华社记者`."""
    asker_labels: str = ""
    """Whole labels of theirs, separated by commas: `Follow-up question`."""
    replies: str = ""
    """Those of `askers` that answer where nobody else does."""
    asked_by: str = ""
    """May follow an asker word: `Question from Perm`."""
    numbered: str = ""
    """May precede an asker's number: `Question No. 2`."""
    about: str = ""
    """An asker word before one of them begins a sentence: `Question is: why?`."""
    links: str = ""
    """Small words inside a name or a title, in lower case: `President of the Republic`."""
    joining: str = ""
    """Those of `links` that join two names or two things: `Ann Lee and Bo Dahl`."""
    starters: str = ""
    """Begin a sentence more often than a name: `The Times: …`."""
    roles: str = ""
    """Speakers without a name: `Moderator`."""
    offices: str = ""
    """Offices that also end longer ones: `Minister` is not the short name of `Prime Minister`."""
    months: str = ""
    """Twelve, separated by commas, each in the forms that dates use; a beginning of three letters or more will do."""
    year_words: str = ""
    """May follow a year: `2025 года`."""
    date_links: str = ""
    """May come between day, month and year: `9 de noviembre de 2025`."""
    date_marks: str = ""
    """What follows year, month and day: `2025年11月9日`."""
    abbreviations: str = ""
    """Words whose full stop ends no sentence: `Mr. Lee`."""
    says: str = ""
    """Beginnings of verbs that attribute words inside their marks: `«А, — сказал он, — Б»`, `« A, dit-elle, B »`."""
    negations: str = ""
    """Words that turn a sentence round; one with an apostrophe is the end of a word."""
    numbered_things: str = ""
    """Words whose full stop ends no sentence before a figure: `No. 5`, `Fig. 3`."""
    credits: str = ""
    """First words of lines such as `Photo: MFA`."""


ENGLISH = Language(
    "English",
    # In official transcripts Remark, Reply and Response are the asker's words too.
    askers=(
        "question q remark reply response reporter journalist correspondent interviewer questioner interjection "
        "audience voice"
    ),
    answerers="answer a interviewee respondent participant narrator witness guest informant expert",
    asker_labels=(
        "follow-up, follow-up question, supplementary question, the press, member of the press, members of the "
        "press, unidentified reporter, unidentified journalist, unidentified questioner, from the audience, from "
        "the floor, reporters, journalists"
    ),
    replies="reply response",
    asked_by="from by via to the",
    numbered="no nr num n number",
    links="of the and for on in at to by from al bin ben ibn von van der",
    joining="and",
    starters=(
        "the a an this that these those so and but or if as in on at for to by from with of first second third "
        "fourth firstly secondly thirdly lastly finally again also therefore however meanwhile because yes no now "
        "then here there what who why how when where let my our your his her its one two remember note example dear "
        "point conclusion summary thesis read more"
    ),
    roles="moderator host interpreter translator presenter anchor",
    offices=(
        "minister president secretary chancellor premier spokesman spokeswoman spokesperson ambassador director "
        "governor commissioner senator general speaker chair chairman chairwoman"
    ),
    months="january, february, march, april, may, june, july, august, september, october, november, december",
    date_links="of",
    abbreviations=(
        "mr mrs ms messrs dr prof st gen lt col capt sgt cmdr adm sen rep gov pres amb rev jr sr vs inc ltd co corp "
        "approx ca cf"
    ),
    negations="no not never none nobody nothing neither nor cannot n't",
    numbered_things="no nos fig figs p pp vol art ch sec para reg",
    credits="photo photos video image images picture pictures source credit credits",
)

RUSSIAN = Language(
    "Russian",
    askers=(
        "вопрос реплика журналист журналистка корреспондент корреспондентка корр репортёр интервьюер голос слушатель "
        "слушательница радиослушатель радиослушательница телезритель телезрительница"
    ),
    answerers=(
        "ответ респондент респондентка информант собеседник собеседница интервьюируемый интервьюируемая гость гостья "
        "эксперт"
    ),
    asker_labels="уточняющий вопрос, дополнительный вопрос, следующий вопрос, из зала, с места, представитель СМИ",
    asked_by="от из с со обоим",
    about="о об в во на про стоит был касается",
    links="и по при бен бин ибн фон дер ван да де ас аль эль",
    joining="и",
    starters=(
        "по о об на в во с со и но а из за для от без над под при про это этот эта эти вот мой моя мои наш наша наше "
        "наши первый первое первая второй второе вторая третий третье третья далее также итак итог вывод главное "
        "наконец последнее пример например напомню кстати однако поэтому потому теперь сейчас здесь если когда где "
        "кто что как почему нет во-первых во-вторых в-третьих"
    ),
    roles="ведущий ведущая модератор переводчик переводчица председательствующий председательствующая диктор",
    offices=(
        "министр президент премьер секретарь генсек канцлер посол постпред директор губернатор председатель спикер"
    ),
    months=(
        "январь января, февраль февраля, март марта, апрель апреля, май мая, июнь июня, июль июля, август августа, "
        "сентябрь сентября, октябрь октября, ноябрь ноября, декабрь декабря"
    ),
    year_words="года г",
    abbreviations="в вв г гг им ул тов проф акад см стр т д п пл просп обл напр",
    says=(
        "сказа заяви отмети добави подчеркну ответи поясни счита говори говорит "
        "увер напомни продолжи указа спроси объясни призна утвержда рассказа сообщи замети"
    ),
    negations="не нет ни никогда никто никого никому ничего ничто никакой никакого никаких нельзя",
    numbered_things="рис стр ст п пп гл",
    credits="фото фотография фотографии видео источник",
)

GERMAN = Language(
    "German",
    askers=(
        "frage zwischenfrage nachfrage zusatzfrage zuruf zwischenruf gegenruf bemerkung journalist journalistin "
        "reporter reporterin korrespondent korrespondentin interviewer interviewerin fragesteller fragestellerin "
        "zuhörer zuhörerin"
    ),
    answerers="antwort befragter befragte interviewpartner interviewpartnerin interviewter interviewte gast",
    asker_labels="ergänzende Frage, weitere Frage, nächste Frage, aus dem Publikum, aus dem Saal, Publikum",
    asked_by="von vom aus an",
    numbered="nr nummer",
    links="von van der den des und zu",
    joining="und",
    starters=(
        "der die das den dem ein eine einen einem einer ich wir es unser unsere mein meine dies diese dieser dieses "
        "im in am zum zur zu bei beim auf aus mit nach von vom vor für durch gegen ohne seit zwischen erster erste "
        "erstes erstens zweitens zweiter zweite zweites drittens dritter dritte drittes viertens schließlich "
        "zuletzt außerdem aber also wenn wann warum was wer hier jetzt nun nein beispiel fazit punkt"
    ),
    roles="moderator moderatorin",
    offices=(
        "minister ministerin präsident präsidentin kanzler kanzlerin sekretär sekretärin botschafter botschafterin "
        "direktor direktorin sprecher sprecherin"
    ),
    months=(
        "januar jänner, februar feber, märz, april, mai, juni, juli, august, september, oktober, november, dezember"
    ),
    abbreviations="bzw hr fr nr dr prof ca mrd tsd vgl evtl ggf inkl zzgl",
    negations="nicht nichts nie niemals niemand niemanden niemandem kein keine keinen keinem keiner keines weder",
    numbered_things="nr nrn abs art bd kap s abb",
    credits="bild bilder foto fotos video quelle bildquelle",
)

FRENCH = Language(
    "French",
    askers=(
        "question q intervention journaliste reporter correspondant correspondante intervieweur intervieweuse "
        "réplique remarque auditeur auditrice internaute"
    ),
    answerers="réponse enquêté enquêtée interviewé interviewée invité invitée répondant répondante",
    asker_labels=(
        "une question, autre question, question complémentaire, question supplémentaire, une voix, dans la salle, "
        "de la salle, dans le public, journalistes"
    ),
    asked_by="de du des d dun dune à au aux",
    numbered="n n° nº no num numéro",
    links="de la le du des d et les pour près auprès m-me",
    joining="et",
    starters=(
        "le la les un une des en sur au aux mon ma mes notre nos ce cet cette ces premier première premièrement "
        "deuxième deuxièmement troisième troisièmement enfin ensuite puis donc mais comme quand pourquoi quoi dans "
        "pour par avec sans selon voici voilà exemple conclusion résumé rappel"
    ),
    roles="modérateur modératrice animateur animatrice présentateur présentatrice",
    offices=(
        "ministre président présidente secrétaire chancelier chancelière ambassadeur ambassadrice directeur "
        "directrice gouverneur gouverneure commissaire"
    ),
    months="janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre",
    abbreviations="mm mme mmes mlle mlles dr pr prof ste mgr cf",
    says="dit déclar ajout affirm répond précis expliqu soulign poursuiv lanc estim assur conclu indiqu rappel",
    negations="pas jamais rien aucun aucune ni nul nulle",
    numbered_things="n art fig p chap vol",
    credits="photo photos vidéo image images source crédit crédits",
)

SPANISH = Language(
    "Spanish",
    askers=(
        "pregunta repregunta periodista reportero reportera comentario réplica entrevistador entrevistadora "
        "corresponsal interlocutor interlocutora comunicador comunicadora oyente internauta"
    ),
    answerers="respuesta entrevistado entrevistada invitado invitada",
    asker_labels=(
        "otra pregunta, siguiente pregunta, última pregunta, pregunta sin micrófono, desde la sala, intervención, "
        "interviniente, voz, voces, voz hombre, voz mujer, prensa, periodistas"
    ),
    asked_by="de del al a desde",
    numbered="no nº n° num núm número",
    links="de del la las los el y e",
    joining="y e",
    starters=(
        "el la los las un una unos unas en sobre mi mis nuestro nuestra nuestros nuestras primero primera "
        "primeramente segundo segunda tercero tercera cuarto por desde según entre cuando donde quien pero entonces "
        "finalmente además también ahora aquí esto estos estas ese eso ejemplo punto nota resumen conclusión"
    ),
    roles="moderador moderadora presentador presentadora locutor locutora",
    offices=(
        "ministro ministra presidente presidenta secretario secretaria canciller portavoz gobernador gobernadora "
        "embajador embajadora director directora"
    ),
    months=(
        "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre setiembre, octubre, noviembre, diciembre"
    ),
    date_links="de del",
    abbreviations=(
        "sr sra srta sres sras dr dra prof profa mtro mtra gral dña excmo excma ilmo ilma pág págs núm núms depto aprox"
    ),
    negations="no nunca jamás nadie nada ningún ninguno ninguna tampoco",
    numbered_things="núm art fig pág cap vol",
    credits="foto fotos fotografía fotografías imagen imágenes video vídeo crédito créditos",
)

ITALIAN = Language(
    "Italian",
    askers=(
        "domanda giornalista intervistatore intervistatrice reporter cronista corrispondente inviato inviata "
        "interlocutore interlocutrice replica ascoltatore ascoltatrice internauta"
    ),
    answerers="risposta intervistato intervistata ospite",
    asker_labels=(
        "altra domanda, ultima domanda, prossima domanda, domanda fuori microfono, fuori microfono, dalla sala, "
        "intervento, voce dalla sala, giornalisti"
    ),
    asked_by="di del dello della dei degli delle dell da dal dallo dalla dall",
    numbered="n n° nº num numero",
    links="di del dello della dei degli delle da e ed",
    joining="e ed",
    starters=(
        "il la le gli un una in sul seconda terzo terza quarto infine inoltre quindi dunque però perché quando ecco "
        "quello quella nostro nostra nostri nostre così anche esempio conclusione sintesi nota punto"
    ),
    roles="moderatore moderatrice presentatore presentatrice",
    offices=(
        "ministro ministra presidente segretario segretaria cancelliere premier ambasciatore ambasciatrice "
        "governatore governatrice direttore direttrice portavoce"
    ),
    months=("gennaio, febbraio, marzo, aprile, maggio, giugno, luglio, agosto, settembre, ottobre, novembre, dicembre"),
    abbreviations="sigg dott dr avv prof pag pagg cfr",
    negations="non nessuno nessun nessuna niente nulla neanche nemmeno né",
    numbered_things="n art fig pag cap vol",
    credits="foto fotografia immagine immagini video crediti",
)

PORTUGUESE = Language(
    "Portuguese",
    askers=(
        "pergunta jornalista repórter entrevistador entrevistadora correspondente interlocutor interlocutora "
        "comentário réplica ouvinte internauta"
    ),
    answerers="resposta entrevistado entrevistada convidado convidada",
    asker_labels=(
        "outra pergunta, próxima pergunta, última pergunta, pergunta complementar, da plateia, intervenção, voz da "
        "plateia, imprensa, jornalistas, repórteres, plateia"
    ),
    asked_by="de do da dos das ao à aos",
    numbered="nº n° num número",
    links="de da do dos das di e",
    joining="e",
    starters=(
        "o a os as em no nos nas aos pelo pela por com sobre meu minha nosso nossa nossos nossas primeiro primeira "
        "primeiramente segundo segunda terceiro terceira quarto último finalmente depois também então portanto além "
        "agora aqui quando onde quem porque isto isso esse essa não exemplo ponto nota resumo conclusão"
    ),
    roles="moderador moderadora mediador mediadora apresentador apresentadora âncora locutor locutora",
    offices=(
        "ministro ministra presidente presidenta secretário secretária chanceler governador governadora embaixador "
        "embaixadora diretor diretora prefeito prefeita"
    ),
    months="janeiro, fevereiro, março, abril, maio, junho, julho, agosto, setembro, outubro, novembro, dezembro",
    date_links="de",
    abbreviations="sr sra srs sras srta dr dra drs exmo exma ilmo ilma prof profa pág págs aprox",
    negations="não nunca jamais ninguém nenhum nenhuma nem",
    numbered_things="núm art fig pág cap vol",
    credits="foto fotos fotografia imagem imagens vídeo crédito créditos",
)

UKRAINIAN = Language(
    "Ukrainian",
    askers=(
        "запитання питання журналіст журналістка кореспондент кореспондентка репортер репортерка інтерв'юер "
        "інтерв'юерка голос репліка слухач слухачка радіослухач радіослухачка глядач глядачка"
    ),
    answerers="відповідь гість гостя респондент респондентка",
    asker_labels=(
        "уточнювальне запитання, уточнююче запитання, уточнююче питання, додаткове запитання, додаткове питання, "
        "наступне запитання, із зали, з зали, з місця, представник ЗМІ"
    ),
    asked_by="від з із зі",
    about="про щодо у в на є було полягає стосується",
    links="і й та по при бен бін ібн фон дер ван да де ас аль ель",
    joining="і й та",
    starters=(
        "на в по о за для від без над під при про щодо із це цей ця мій моя моє наш наша наше наші перше перший "
        "перша друге другий друга третє третій третя нарешті далі також отже отож підсумок висновок головне приклад "
        "наприклад нагадаю однак проте але або тому зараз тепер тут якщо коли хто що як чому по-перше по-друге "
        "по-третє"
    ),
    roles="ведучий ведуча модератор модераторка перекладач перекладачка головуючий головуюча диктор дикторка",
    offices=(
        "міністр міністерка президент президентка прем'єр прем'єрка секретар секретарка канцлер канцлерка посол "
        "посолка директор директорка голова спікер спікерка речник речниця"
    ),
    months=(
        "січень січня, лютий лютого, березень березня, квітень квітня, травень травня, червень червня, липень липня, "
        "серпень серпня, вересень вересня, жовтень жовтня, листопад листопада, грудень грудня"
    ),
    year_words="року р",
    abbreviations="г ім вул просп пл буд обл пп проф акад доц ст стор див напр т д",
    says="сказа заяви зазначи дода підкресли відпові поясни вважа каже говори нагада наголоси",
    negations="не ні ніколи ніхто нікого нічого жоден жодного",
    numbered_things="рис стор ст п",
    credits="фото світлина світлини відео джерело",
)

POLISH = Language(
    "Polish",
    askers=(
        "pytanie dziennikarz dziennikarka reporter reporterka korespondent korespondentka pytający pytająca "
        "słuchacz słuchaczka internauta internautka"
    ),
    answerers="odpowiedź rozmówca rozmówczyni respondent respondentka gość",
    asker_labels=(
        "dodatkowe pytanie, pytanie dodatkowe, pytanie uzupełniające, kolejne pytanie, następne pytanie, z sali, z "
        "miejsca, redakcja, głos z sali"
    ),
    asked_by="od z ze",
    numbered="nr numer",
    links="i oraz de von van",
    joining="i oraz",
    starters=(
        "od za przy bez dla pod przed przez pierwsze pierwszy pierwsza drugie drugi druga trzecie trzeci trzecia "
        "następnie wreszcie zatem więc także jednak lub jeśli jeżeli kiedy gdy gdzie kto dlaczego dlatego tutaj "
        "teraz moja moje nasz nasza nasze przykład przykładowo wniosek podsumowując podsumowanie przypomnę"
    ),
    roles="prowadzący prowadząca moderator moderatorka",
    offices=(
        "minister ministra prezydent prezydentka premier premierka sekretarz kanclerz ambasador ambasadorka dyrektor "
        "dyrektorka wojewoda rzecznik rzeczniczka marszałek"
    ),
    months=(
        "styczeń stycznia, luty lutego, marzec marca, kwiecień kwietnia, maj maja, czerwiec czerwca, lipiec lipca, "
        "sierpień sierpnia, wrzesień września, październik października, listopad listopada, grudzień grudnia"
    ),
    year_words="roku r",
    abbreviations=("dr prof hab mgr inż gen płk ppłk mjr kpt abp kard św nr godz np tzw tzn ww poz rozp ust woj tys"),
    negations="nie nigdy nikt nikogo nic ani żaden żadna żadne",
    numbered_things="nr art rys str ust",
    credits="zdjęcie zdjęcia fot foto wideo video źródło",
)

TURKISH = Language(
    "Turkish",
    askers=("soru gazeteci muhabir röportajcı röportajci mülakatçı mülakatçi dinleyici izleyici katılımcı katilimci"),
    answerers="cevap yanıt konuk görüşülen",
    askers_last="muhabiri",
    asker_labels=(
        "ek soru, takip sorusu, bir soru, başka bir soru, basın mensubu, bir gazeteci, kadın gazeteci, erkek "
        "gazeteci, salondan"
    ),
    numbered="no nr numara",
    links="ve",
    joining="ve",
    starters=(
        "bir ilk birinci birincisi ikinci ikincisi üçüncü üçüncüsü önce öncelikle sonra ayrıca ancak fakat çünkü "
        "eğer nasıl neden niçin nerede burada şimdi artık evet hayır bizim benim örnek örneğin mesela özetle kısaca "
        "sonuç dolayısıyla"
    ),
    roles="sunucu moderatör",
    offices=(
        "bakanı bakani başkan başkanı baskani başbakan cumhurbaşkanı cumhurbaskani sözcü sözcüsü vali büyükelçi "
        "müdür müdürü sekreter"
    ),
    months=("ocak, şubat, mart, nisan, mayıs mayis, haziran, temmuz, ağustos, eylül, ekim, kasım kasim, aralık aralik"),
    abbreviations="dr prof doç öğr müh bkz örn",
    negations="değil yok asla hiç hiçbir",
    numbered_things="no md s",
    credits="fotoğraf fotoğraflar görsel görüntü video",
)

CHINESE = Language(
    "Chinese",
    askers=(
        "问 問 提问 提問 提问者 提問者 追问 追問 记者问 記者問 记者提问 記者提問 现场提问 現場提問 媒体 媒體 媒体问 "
        "媒體問 媒体提问 媒體提問 采访者 採訪者 采访人 採訪人 笔者 筆者 观众 觀眾 听众 聽眾 网友 網友 网民 網民 "
        "网友提问 網友提問"
    ),
    answerers="答 回答 受访者 受訪者 嘉宾 嘉賓 被访者 被訪者",
    askers_last="记者 記者",
    starters=(
        "第一 第二 第三 第四 首先 其次 再次 最后 最後 另外 此外 然后 然後 同时 同時 例如 比如 譬如 总之 總之 因此 "
        "所以 但是 但 不过 不過 其一 其二 其三 一是 二是 三是 一方面 另一方面 事实上 事實上 换言之 換言之 也就是说 "
        "也就是說 简单地说 簡單地說 结论 結論 注 备注 備註 问题是 問題是 答案是 原因是 重要的是 我的回答是 我想强调 "
        "我想強調"
    ),
    roles="主持人 主持 翻译 翻譯 译员 譯員 口译 口譯 司仪 司儀 新闻官 新聞官 会议主席 會議主席",
    offices=(
        "部长 部長 副部长 副部長 总统 總統 总理 總理 主席 副主席 外长 外長 发言人 發言人 院长 院長 市长 市長 局长 "
        "局長 主任 大使"
    ),
    date_marks="年 月 日",
    negations="不 没 沒 未 勿",
    credits="图 圖 图片 圖片 照片 摄影 攝影 视频 視頻 影片 来源 來源 编辑 編輯 责编 責編 责任编辑 責任編輯",
)

JAPANESE = Language(
    "Japanese",
    askers="質問 質問者 追加質問 問 問い 聞き手 インタビュアー インタビューアー 記者団 幹事社 参加者 聴衆 視聴者",
    answerers="答 答え 回答 回答者 ゲスト",
    askers_last="記者",
    starters=(
        "第一 第二 第三 第一に 第二に 第三に 一つ目 二つ目 三つ目 まず 次に 最後に また さらに 例えば たとえば "
        "つまり 要するに しかし ただし したがって 従って なお ちなみに 結論 結論として 例 注 備考 その理由 理由 "
        "問題は 答えは ポイントは"
    ),
    roles=(
        "司会 司会者 進行 進行役 通訳 翻訳 事務局 広報官 内閣広報官 広報室 アナウンサー キャスター モデレーター 議長 "
        "委員長"
    ),
    offices=(
        "大臣 副大臣 外務大臣 総理 総理大臣 首相 外相 長官 官房長官 報道官 知事 副知事 市長 副市長 町長 大使 局長"
    ),
    date_marks="年 月 日",
    negations="ない ません なかった",
    credits="写真 画像 動画 映像 撮影 出典 出所 提供",
)

ARABIC = Language(
    "Arabic",
    askers=(
        "سؤال السؤال صحفي صحفية الصحفي الصحفية صحافي صحافية الصحافي الصحافية مراسل مراسلة المراسل المراسلة المذيع "
        "المذيعة الإعلامي الإعلامية المحاورة مداخلة المداخلة"
    ),
    answerers="جواب الجواب ضيف الضيف الضيفة",
    asker_labels=(
        "أحد الصحفيين, إحدى الصحفيات, أحد الصحافيين, مقدم البرنامج, مقدمة البرنامج, مقدم الحلقة, مقدمة الحلقة, من "
        "القاعة, من الحضور"
    ),
    about="هو هي كان عن حول في على المطروح المطروحة الذي الأهم",
    starters=(
        "على في من إلى عن مع حول خلال قبل بعد أولا ثانيا ثالثا رابعا أخيرا وأخيرا ختاما مثلا مثال فمثلا أما وأما لكن "
        "ولكن إن أن هذا هذه ذلك تلك وهذا هناك الآن ثم إذن لذلك ولذلك لأن كما أيضا نعم هل ماذا لماذا متى كيف أين "
        "بالنسبة وبالنسبة فيما وفيما باختصار بالمناسبة النتيجة والنتيجة الخلاصة خلاصة ملاحظة السبب والسبب الأول "
        "الأولى الثاني الثانية الثالث الثالثة النقطة نقطة والسؤال"
    ),
    roles="المحاور المترجم المترجمة مترجم مترجمة المنسق المنسقة الميسر الميسرة المقدم المقدمة",
    offices=(
        "الوزير الوزيرة وزير وزيرة الرئيس الرئيسة رئيس رئيسة الأمين السفير السفيرة المتحدث المتحدثة المدير المديرة "
        "المحافظ"
    ),
    months=(
        "يناير جانفي, فبراير فيفري شباط, مارس آذار, أبريل إبريل أفريل نيسان, مايو ماي أيار, يونيو يونيه جوان حزيران, "
        "يوليو يوليه يوليوز جويلية تموز, أغسطس أوت غشت آب, سبتمبر شتنبر أيلول, أكتوبر, نوفمبر نونبر, ديسمبر دجنبر"
    ),
    year_words="م",
    date_links="من عام سنة لعام",
    abbreviations="د أ",
    negations="لا ليس ليست لم لن",
    credits="صورة صور تصوير المصدر مصدر فيديو",
)

LANGUAGES = (
    ENGLISH,
    RUSSIAN,
    GERMAN,
    FRENCH,
    SPANISH,
    ITALIAN,
    PORTUGUESE,
    UKRAINIAN,
    POLISH,
    TURKISH,
    CHINESE,
    JAPANESE,
    ARABIC,
)


def words(field: str) -> frozenset[str]:
    """Return the words of a field in all languages as people write them."""
    return frozenset(word for language in LANGUAGES for word in getattr(language, field).split())


def folded(field: str) -> frozenset[str]:
    """Return the folded words of a field in all languages (see `fold`)."""
    return frozenset(name_keys(" ".join(getattr(language, field) for language in LANGUAGES)))


def phrases(field: str) -> frozenset[str]:
    """Return the folded phrases of a field in all languages."""
    every = (phrase for language in LANGUAGES for phrase in getattr(language, field).split(","))
    return frozenset(" ".join(name_keys(phrase)) for phrase in every) - {""}


@cache
def list_months() -> list[tuple[int, str]]:
    """List the number and the folded name of each month in each language."""
    return [
        (number, form)
        for language in LANGUAGES
        for number, forms in enumerate(language.months.split(","), 1)
        for form in name_keys(forms)
    ]


def is_month(word: str) -> bool:
    """Return whether a word is a month's name."""
    return " ".join(name_keys(word)) in (form for _, form in list_months())


def is_short_month(word: str) -> bool:
    """Return whether a word is a month's name cut short, by at least a letter: `Sept`."""
    (typed,) = name_keys(word) or [""]
    return len(typed) >= FEWEST_LETTERS and any(form != typed and form.startswith(typed) for _, form in list_months())
