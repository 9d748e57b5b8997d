namespace Backboard.Memory.Extraction;

/// <summary>Says which attributes of the user a statement is about, such as <c>residence</c> or <c>favorite:color</c>.</summary>
internal interface IStatementKeys
{
    IEnumerable<string> KeysOf(string statement);
}
