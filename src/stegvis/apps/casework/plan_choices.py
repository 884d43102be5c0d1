"""What forms about plans choose between, for screens: they know no models."""

from .models import PlanSignature

SIGNED = PlanSignature.Answer.SIGNED
DECLINED = PlanSignature.Answer.DECLINED
