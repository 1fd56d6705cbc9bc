namespace DailyCam.Web.Features.Account;

/// <summary>Marks the texts of signing in and of accounts.</summary>
public sealed class AccountText;
