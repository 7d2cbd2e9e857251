namespace IotIamTools.Core.Leftovers.Rules;

/// <summary>Finds one kind of leftover.</summary>
internal interface ILeftoverRule
{
    IEnumerable<Leftover> Find(LeftoverSearch search);
}
