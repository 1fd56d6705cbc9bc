using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Incidents;

namespace DailyCam.Core.Reports.Questions;

/// <summary>The Korean words of a question, each with its particles and endings; words that belong together already joined.</summary>
internal static class KoreanWords
{
    /// <summary>Particles after a noun.</summary>
    private const string P = "(?:이|가|은|는|을|를|에|에서|에는|으로|로|의|도|이랑|랑|이나)?";

    /// <summary>Endings of a question about the past, after 았, 었, 했.</summary>
    private const string E = "(?:어|어요|나|나요|니|냐|지|지요|죠|는지|을까|을까요|습니까|던)?";

    /// <summary>"was it", after a noun.</summary>
    private const string Was = "(?:야|예요|에요|이야|이에요|였|였어|였어요|였지|였나|였나요|였죠|이었|이었어|이었어요|이었나요|인지|인가요|지|쯤|쯤이야)?";

    public static IReadOnlyList<(string Pattern, KnownWord Word)> All { get; } =
    [
        ($"(?:아이|아기|애|우리애|우리아이|딸|아들){P}|우리|그|좀|혹시", new(WordKind.Filler)),
        ($"(?:화면|영상|카메라|때|것|게|건|거|시간|순간|일){P}{Was}|안에|안에서|안으로|적있|야|예요|에요|였어|였어요|였나요|이야", new(WordKind.Filler)),
        ($"있었{E}|보였{E}|보인|나왔{E}|나온|찍혔{E}|찍힌|들어갔{E}|들어간|알려줘|알려주세요|말해줘|말해주세요", new(WordKind.Filler)),
        ("에|에는|에서|사이|사이에|사이에는|쯤|쯤에|경|경에|무렵|무렵에|과|와|동안|이|가|은|는|의|도", new(WordKind.Filler)),
        ("(?:제일|가장)?마지막(?:으로|에|은)?|최근(?:에|에는)?", new(WordKind.Last)),
        ($"언제{Was}|몇시(?:에)?{Was}|몇시쯤(?:에)?", new(WordKind.When)),
        ($"몇번(?:이나|쯤)?{Was}|얼마나자주|횟수{P}", new(WordKind.HowOften)),
        ("얼마나|몇시간(?:이나|동안)?", new(WordKind.HowLong)),
        ($"누가|누군가{P}|누구라도|사람{P}", new(WordKind.Anyone)),
        ("뭐|뭘|무엇을|무엇이|뭐가", new(WordKind.What)),
        ($"무슨일{P}{Was}", new(WordKind.Matter)),
        ($"했{E}|하고|일어났{E}", new(WordKind.Happened)),
        ($"오늘{P}", new(WordKind.Today)),
        ($"어제{P}", new(WordKind.Yesterday)),
        ($"(?:그저께|그제|엊그제|내일|모레|지난주|이번주|다음주|주말|지난달|이번달|[월화수목금토일]요일){P}", new(WordKind.OtherDay)),
        ($"(?:어젯밤|간밤|밤|새벽|점심){P}", new(WordKind.UnclearTime)),
        ("부터|이후|이후로|이후에|뒤에|후에", new(WordKind.From)),
        ("까지|이전에|전에", new(WordKind.Until)),
        ($"(?:오전|아침){P}", new(WordKind.PartOfDay, Part: new ClockRange(6 * 60, 12 * 60))),
        ($"오후{P}", new(WordKind.PartOfDay, Part: new ClockRange(12 * 60, 18 * 60))),
        ($"저녁{P}", new(WordKind.PartOfDay, Part: new ClockRange(18 * 60, 22 * 60))),
        ($"사건{P}|위험{P}|위험한|위험했{E}|알림{P}", new(WordKind.Topic, QuestionTopic.Any)),
        ($"사고{P}", new(WordKind.Topic, QuestionTopic.Of(Severity.Accident))),
        ($"넘어졌{E}|넘어진|떨어졌{E}|떨어진|낙상{P}", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Fall))),
        ($"부딪혔{E}|부딪힌|부딪쳤{E}|부딪친|충돌{P}|충돌했{E}|충돌한", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Collision))),
        ($"끼였{E}|끼인|끼임{P}", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Entrapment))),
        ($"감전{P}|감전됐{E}|감전된", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.ElectricShock))),
        ($"질식{P}|삼켰{E}|삼킨", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.ChokingOrSwallowing))),
        ($"데었{E}|덴|화상{P}", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Burn))),
        ($"중독{P}|중독됐{E}", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Poisoning))),
        ($"위험구역{P}|구역{P}|진입{P}|진입했{E}|진입한", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.DangerZoneEntry))),
        ("혼자|혼자서|혼자서만", new(WordKind.Topic, QuestionTopic.Of(IncidentCategory.Unattended))),
        ($"놀았{E}|논|놀이{P}|놀고", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Playing))),
        ($"먹었{E}|먹은|밥{P}|식사{P}|식사했{E}|식사한|먹고", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Eating))),
        ($"잤{E}|잔|잠{P}|잠들었{E}|잠든|낮잠{P}|자고", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Sleeping))),
        ($"기었{E}|기어다녔{E}|기어다닌", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Crawling))),
        ($"걸었{E}|걸은|걸어다녔{E}|걸어다닌", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Walking))),
        ($"울었{E}|운|울음{P}|울고", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.Crying))),
        ($"안겼{E}|안긴|안겨", new(WordKind.Topic, QuestionTopic.Of(ChildActivity.BeingHeld))),
        ($"움직였{E}|움직인|움직임{P}", new(WordKind.Topic, QuestionTopic.Motion)),
    ];
}
