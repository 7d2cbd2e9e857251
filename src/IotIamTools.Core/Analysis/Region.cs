using IotIamTools.Core.Decisions.Compilation;

namespace IotIamTools.Core.Analysis;

/// <summary>The elements of a statement that limit which requests it is about.</summary>
internal enum PartKind
{
    Action,
    Resource,
    Principal,
    Condition,
}

/// <summary>One element of one statement, by which it is found in every reading of the policies.</summary>
/// <param name="IsOfNew">Whether the statement is of the new policy.</param>
/// <param name="Statement">The statement's index.</param>
/// <param name="Kind">The element.</param>
/// <param name="Condition">The index of the condition.</param>
internal readonly record struct StatementPart(bool IsOfNew, int Statement, PartKind Kind, int Condition = 0);

/// <summary>That a request is inside, or outside, of a set in one of its dimensions.</summary>
/// <param name="Dimension">The number of the dimension.</param>
/// <param name="Set">The number of the set in it.</param>
/// <param name="IsInside">Whether it is inside.</param>
/// <param name="Part">The element that the set is of.</param>
internal readonly record struct Literal(int Dimension, int Set, bool IsInside, StatementPart Part)
{
    public Literal Not => this with { IsInside = !IsInside };
}

/// <summary>The requests that a statement is about, or a part of them: those for which all of some literals hold.</summary>
/// <param name="Literals">The literals.</param>
/// <param name="Statement">The statement, or null.</param>
internal sealed record Region(IReadOnlyList<Literal> Literals, CompiledStatement? Statement = null);

/// <summary>The requests for which some literals hold, with what is known of each dimension. Immutable.</summary>
/// <param name="States">What is known of the dimensions.</param>
/// <param name="Literals">The literals, in the order in which they were added.</param>
internal sealed record Box(Sets.DimensionState[] States, IReadOnlyList<Literal> Literals);
