using DailyCam.Core.Family;

namespace DailyCam.Core.Analysis.Prompts;

/// <summary>Says what a family said of its home: every fact, so that a model never takes silence for an answer. Pure.</summary>
internal static class HomeWords
{
    public static string Write(HomeFacts home) =>
        home.Known == 0 ? "- nothing: assume neither a danger nor a safety device" : string.Join('\n', HomeFacts.All.Select(fact => $"- {Name(fact)}: {Answer(home[fact])}"));

    private static string Answer(HomeAnswer answer) => answer switch
    {
        HomeAnswer.Yes => "yes",
        HomeAnswer.No => "no",
        _ => "not said",
    };

    private static string Name(HomeFact fact) => fact switch
    {
        HomeFact.Stairs => "stairs that the child can get to",
        HomeFact.StairGates => "gates at the stairs",
        HomeFact.LowWindows => "windows or a balcony rail that the child can reach or climb to",
        HomeFact.WindowGuards => "locks or bars at windows and balcony",
        HomeFact.GasStove => "a stove that the child can reach",
        HomeFact.StoveGuard => "a locked valve, a guard or a gate before the stove",
        HomeFact.CornerGuards => "padded corners of furniture",
        HomeFact.SocketCovers => "covered sockets",
        HomeFact.AnchoredFurniture => "high furniture and the television fixed to the wall",
        HomeFact.LockedMedicines => "medicines and cleaning agents locked away",
        HomeFact.OwnBed => "the child sleeps in a bed of its own",
        HomeFact.Pets => "pets",
        HomeFact.Siblings => "other children in the home",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "It has no words for models."),
    };
}
