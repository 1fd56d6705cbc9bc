namespace DailyCam.Web.Features.Account;

/// <summary>Somebody with an account, as others see them.</summary>
/// <param name="IsAdmin">Whether they also change cameras, jobs and accounts.</param>
public sealed record Member(string Id, string Name, bool IsAdmin);
